import { unsimulated } from '../../../aws/refusal'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { readJsonPattern } from './jsonPattern'
import { readRegex, readTextPattern } from './textPattern'

/** Whether a message matches. */
export type FilterPattern = (message: string) => boolean

/**
 * A filter pattern as FilterLogEvents and filters take it: terms, JSON or a regular expression.
 *
 * @throws {Refusal} InvalidParameterException where it is none, NotSimulated for space-delimited ones
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function readFilterPattern(pattern: string): FilterPattern {
  const text = pattern.trim()
  if (text === '') return () => true
  if (text.startsWith('[')) return unsimulated('space-delimited filter patterns of logs')
  if (text.startsWith('{')) {
    const matches = readJsonPattern(text)
    return (message) => {
      const json = jsonOf(message)
      return json !== undefined && matches(json)
    }
  }
  return /^%.*%$/s.test(text) ? readRegex(text) : readTextPattern(text)
}

/** The JSON object that a message is; undefined where it is none. */
export function jsonOf(message: string): JsonObject | undefined {
  if (!message.trimStart().startsWith('{')) return undefined
  try {
    const json: unknown = JSON.parse(message)
    return isJsonObject(json) ? json : undefined
  } catch {
    return undefined
  }
}
