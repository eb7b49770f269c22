import { modelledServices, modelOf } from '../../src/sim/aws/models/models'
import { notSimulated } from '../../src/sim/aws/notSimulated'
import { createSimulation } from '../../src/sim/cloud/cloud'
import { services } from '../../src/sim/cloud/services'
import { ADMINISTRATOR } from '../../src/sim/cloud/frontDoor'
import { createGuestHost } from '../../src/sim/handlers/handlers'

/** What of a service's API the simulator answers for, by name, in alphabetical order. */
export interface ServiceOperations {
  /** The API id. */
  readonly service: string
  readonly title: string
  readonly simulated: readonly string[]
  /** What exists on AWS, and is refused with NotSimulated. */
  readonly others: readonly string[]
}

/** Asks a world for every operation of AWS's: only the world knows what it does. */
export async function serviceOperations(): Promise<readonly ServiceOperations[]> {
  const world = createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('nothing is invoked')) }) })
  const rows: ServiceOperations[] = []
  for (const service of modelledServices) {
    const { operations = {}, others = {}, serviceId = service } = modelOf(service) ?? {}
    const [simulated, refused]: [string[], string[]] = [[], []]
    for (const action of [...Object.keys(operations), ...Object.keys(others)].sort()) {
      const { result } = await world.answerTo(service, action, {}, ADMINISTRATOR)
      const isRefused = result.error?.message === notSimulated(`${service}:${action}`).message
      ;(isRefused ? refused : simulated).push(action)
    }
    rows.push({ service, title: serviceId === 'SFN' ? 'Step Functions' : serviceId, simulated, others: refused })
  }
  return rows.sort((one, other) => (one.title < other.title ? -1 : 1))
}
