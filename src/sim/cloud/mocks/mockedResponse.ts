import { isJsonObject, type Json } from '../../kernel/json'
import { kindOf, quoted, type Place, type Reading } from './reading'

/** Answers to a state's task, attempt after attempt from 0, without gaps. */
export type MockedResponse = readonly MockedAttempts[]

/** What a range of attempts, both ends included, comes to. */
export type MockedAttempts = {
  readonly from: number
  readonly to: number
  readonly answer: MockedAnswer
}

export type MockedAnswer =
  | { readonly return: Json }
  | { readonly throw: { readonly error: string; readonly cause: string } }

/** `"0"`, `"1-2"`. */
const ATTEMPTS = /^(0|[1-9]\d{0,8})(?:-(0|[1-9]\d{0,8}))?$/

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html#mock-cfg-mckd-resp-sect */
export function readMockedResponse(reading: Reading, place: Place, value: Json): MockedResponse {
  const before = reading.problems.length
  const ranges: MockedAttempts[] = []
  for (const [key, attempts] of reading.members(place, value)) {
    const [, from, to = from] = ATTEMPTS.exec(key) ?? []
    const answer = readAnswer(reading, [...place, key], attempts)
    if (from === undefined || Number(to) < Number(from)) {
      reading.complain(place, `${quoted(key)} is neither an attempt ("0") nor a range of attempts ("1-2")`)
    } else if (answer) ranges.push({ from: Number(from), to: Number(to), answer })
  }
  ranges.sort((one, other) => one.from - other.from)
  // Where an attempt could not be read it is not missing.
  if (reading.problems.length === before) checkOrder(reading, place, ranges)
  return ranges
}

function checkOrder(reading: Reading, place: Place, ranges: MockedResponse): void {
  let next = 0
  let last: MockedAttempts | undefined
  for (const range of ranges) {
    if (last && range.from < next) {
      reading.complain(place, `attempt ${quoted(String(range.from))} is in both ${keyOf(last)} and ${keyOf(range)}`)
    } else if (range.from > next) {
      const missing = keyOf({ from: next, to: range.from - 1 })
      reading.complain(place, `attempt ${missing} is missing before ${keyOf(range)}: attempts are counted from 0, without gaps`)
    }
    if (range.to >= next) {
      next = range.to + 1
      last = range
    }
  }
}

function keyOf({ from, to }: { readonly from: number; readonly to: number }): string {
  return quoted(from === to ? String(from) : `${from}-${to}`)
}

function readAnswer(reading: Reading, place: Place, value: Json): MockedAnswer | undefined {
  const members = reading.members(place, value)
  const [member] = members
  if (!isJsonObject(value)) return undefined
  if (members.length !== 1 || !member || (member[0] !== 'Return' && member[0] !== 'Throw')) {
    const both = 'Return' in value && 'Throw' in value ? ', not both' : ''
    reading.complain(place, `either Return or Throw is wanted, and nothing else${both}`)
    return undefined
  }
  const [field, content] = member
  if (field === 'Return') return { return: content }
  const { Error: error, Cause: cause } = reading.fields([...place, 'Throw'], content, ['Error', 'Cause'])
  for (const [name, text] of Object.entries({ Error: error, Cause: cause })) {
    if (text !== undefined && typeof text !== 'string') {
      reading.complain([...place, 'Throw', name], `a text is wanted, not ${kindOf(text)}`)
    }
  }
  return { throw: { error: String(error), cause: String(cause) } }
}
