/** Virtual time as people read it: counted from the start of the execution. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * A time since the start, always to the millisecond, so that a clock that runs does not jump in width.
 *
 * @param offset  milliseconds, not negative; parts of a millisecond are cut off, as AWS cuts them
 * @returns       `2.014 s`, `1 min 02.000 s`, `3 h 00 min 07.500 s`, `2 d 00 h 00 min 00.000 s`
 */
export function clockText(offset: number): string {
  const whole = Math.floor(offset)
  const seconds = ((whole % MINUTE) / SECOND).toFixed(3)
  if (whole < MINUTE) return `${seconds} s`
  const minutes = Math.floor(whole / MINUTE) % 60
  const tail = `${seconds.padStart(6, '0')} s`
  if (whole < HOUR) return `${minutes} min ${tail}`
  const hours = Math.floor(whole / HOUR) % 24
  const middle = `${two(minutes)} min ${tail}`
  if (whole < DAY) return `${hours} h ${middle}`
  return `${Math.floor(whole / DAY)} d ${two(hours)} h ${middle}`
}

/** A moment of virtual time by its date: `2025-01-01 00:00:02.014`, UTC. Nothing before the world has a clock. */
export function dateText(at: number): string {
  return at === 0 ? '' : new Date(Math.floor(at)).toISOString().replace('T', ' ').replace('Z', '')
}

/** How long something took, as short as it can be said: `13.25 ms`, `2 s`, `1.5 s`, `2 min`, `1 h 30 min`, `3 d`. */
export function durationText(ms: number): string {
  if (ms < SECOND) return `${Number(ms.toFixed(2))} ms`
  if (ms < MINUTE) return `${Number((ms / SECOND).toFixed(ms < 10 * SECOND ? 2 : 1))} s`
  if (ms < HOUR) return twoUnits(ms, MINUTE, 'min', SECOND, 's')
  if (ms < DAY) return twoUnits(ms, HOUR, 'h', MINUTE, 'min')
  return twoUnits(ms, DAY, 'd', HOUR, 'h')
}

function twoUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small)
  return `${Math.floor(ms / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}
