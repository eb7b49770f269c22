/**
 * Whether a produced value says the same as a recorded one.
 *
 * A recording was cleaned of what differs between two runs: ids became placeholders
 * (`<uuid:1>`), some strings became words that stand for anything, and moments stay as they
 * were, though no two runs share them. All of that is forgiven here and nothing else is.
 */
export interface ValueRules {
  /** Recorded strings that, as a whole, stand for any value. */
  readonly wildcards: ReadonlySet<string>
  /** `event id #12` in a text may name another event: branches that ran side by side have no fixed ids. */
  readonly looseEventIds: boolean
}

/** Where two values part: the way there, and what stood on either side. */
export interface Difference {
  /** From the compared value down, `.Payload.items[2]`; empty at the top. */
  readonly path: string
  readonly want: unknown
  readonly got: unknown
}

const DATE_TIME =
  /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-][01]\d:?(?:[0-5]\d)?)/g
const PLACEHOLDER = /<[A-Za-z0-9_.:+/-]+>/
const EVENT_ID = /event id #\d+/g

export function same(want: unknown, got: unknown, rules: ValueRules): boolean {
  return difference(want, got, rules) === undefined
}

/** The first difference in the order of the recorded value; undefined where they say the same. */
export function difference(want: unknown, got: unknown, rules: ValueRules, path = ''): Difference | undefined {
  const here = { path, want, got }
  if (typeof want === 'string') return differenceOfText(want, got, rules, path)
  if (typeof want === 'number') return typeof got === 'number' && nearly(want, got) ? undefined : here
  if (Array.isArray(want)) {
    if (!Array.isArray(got)) return here
    for (let i = 0; i < Math.min(want.length, got.length); i++) {
      const inside = difference(want[i], got[i], rules, `${path}[${i}]`)
      if (inside) return inside
    }
    return want.length === got.length ? undefined : here
  }
  if (isRecord(want)) return isRecord(got) ? differenceOfMembers(want, got, rules, path) : here
  return want === got ? undefined : here
}

function differenceOfMembers(
  want: Record<string, unknown>,
  got: Record<string, unknown>,
  rules: ValueRules,
  path: string,
): Difference | undefined {
  for (const [key, value] of Object.entries(want)) {
    const inside = `${path}.${key}`
    if (!Object.hasOwn(got, key)) return { path: inside, want: value, got: undefined }
    const found = difference(value, got[key], rules, inside)
    if (found) return found
  }
  const extra = Object.keys(got).find((key) => !Object.hasOwn(want, key))
  return extra === undefined ? undefined : { path: `${path}.${extra}`, want: undefined, got: got[extra] }
}

function differenceOfText(want: string, got: unknown, rules: ValueRules, path: string): Difference | undefined {
  if (rules.wildcards.has(want)) return undefined
  const document = jsonDocument(want)
  if (document !== undefined) {
    const produced = typeof got === 'string' ? jsonDocument(got) : got
    return produced === undefined ? { path, want, got } : difference(document, produced, rules, path)
  }
  if (typeof got !== 'string') return { path, want, got }
  const wanted = timeless(want, rules)
  const produced = timeless(got, rules)
  return wanted === produced || fillsPlaceholders(wanted.split(PLACEHOLDER), produced) ? undefined : { path, want, got }
}

/** What a text that starts like a JSON object or array holds; undefined if it holds none. */
export function jsonDocument(text: string): unknown {
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function timeless(text: string, rules: ValueRules): string {
  const dated = text.replace(DATE_TIME, 'date')
  return rules.looseEventIds ? dated.replace(EVENT_ID, 'event id #N') : dated
}

/** Whether `text` is `parts` in order, from its first to its last character, with something between each two. */
function fillsPlaceholders(parts: readonly string[], text: string): boolean {
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined || !text.startsWith(first)) return false
  let from = first.length
  // The earliest place for each part leaves most room for those after it.
  for (const part of rest) {
    const at = text.indexOf(part, from + 1)
    if (at < 0) return false
    from = at + part.length
  }
  return text.length - last.length > from && text.endsWith(last)
}

/** Equal to nine digits, because a number may have been written by another arithmetic. */
function nearly(want: number, got: number): boolean {
  return Math.abs(want - got) <= 1e-9 * Math.max(1, Math.abs(want))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
