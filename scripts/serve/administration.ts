import type { HttpResponse } from '../../src/sim/cloud/cloud'
import type { Simulation } from '../../src/sim/cloud/simulation'
import type { WallTime } from './wallTime'

/**
 * What is asked of the world itself: `GET /_time`, `POST /_time?ms=`, `POST /_time?until=quiet`,
 * `GET /_log?from=`. Undefined for any other path.
 */
export async function answerAdministration(
  simulation: Simulation,
  wall: WallTime | undefined,
  method: string,
  { pathname, searchParams }: URL,
): Promise<HttpResponse | undefined> {
  switch (`${method} ${pathname}`) {
    case 'POST /_time': {
      const moved = await move(simulation, wall, searchParams)
      return moved ?? timeOf(simulation)
    }
    case 'GET /_time':
      await wall?.catchUp()
      return timeOf(simulation)
    case 'GET /_log': {
      await wall?.catchUp()
      return asJson(200, simulation.log.slice(Number(searchParams.get('from') ?? 0)))
    }
    default:
      return undefined
  }
}

/** Undefined where the clock was moved. */
async function move(simulation: Simulation, wall: WallTime | undefined, asked: URLSearchParams): Promise<HttpResponse | undefined> {
  if (asked.get('until') === 'quiet' && !wall) {
    await simulation.runUntilQuiet()
    return undefined
  }
  const ms = Number(asked.get('ms') ?? Number.NaN)
  if (!(ms >= 0 && ms <= Number.MAX_SAFE_INTEGER)) {
    const quiet = wall ? '' : ', or until=quiet'
    return asJson(400, { message: `POST /_time?ms=N moves the clock by N milliseconds, a number that is not negative${quiet}.` })
  }
  await (wall ? wall.skip(ms) : simulation.runFor(ms))
  return undefined
}

function timeOf({ now }: Simulation): HttpResponse {
  return asJson(200, { now, time: new Date(Math.floor(now)).toISOString() })
}

export function asJson(status: number, value: unknown): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(JSON.stringify(value)) }
}
