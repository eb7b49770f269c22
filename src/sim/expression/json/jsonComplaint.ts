import { readJson } from './readJson'

/**
 * What is wrong with a text that is not JSON and where, in the words of Jackson, the library AWS
 * reads JSON with: never in those of the engine that runs us, which differ from browser to browser.
 */
export function jsonComplaint(text: string): string {
  const [fault] = readJson(text).faults
  return fault ? `${fault.message}\n at ${fault.location}` : NOTHING
}

/**
 * The same as a later version of that library tells it: it does not repeat the text, and names the
 * column of an unexpected character, not the one after it. Recorded where executions parse JSON.
 */
export function redactedJsonComplaint(text: string): string {
  const [fault] = readJson(text).faults
  if (!fault) return NOTHING
  const back = fault.message.startsWith('Unexpected character') ? 1 : 0
  return `${withoutText(fault.message, 0)}\n at ${withoutText(fault.location, back)}`
}

function withoutText(told: string, back: number): string {
  return told.replace(/\[Source: \(String\)".*; line: (\d+), column: (\d+)\]/s, (_location, line, column) => {
    return `[Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: ${line}, column: ${Number(column) - back}]`
  })
}

/** Of a blank text. */
const NOTHING = 'No content to map due to end-of-input'
