/** What a Choice rule asks, in a few words for a line of the graph. */
import { isObject, list, type JsonObject } from './looseJson'

/** Longest label on a line, in characters. */
export const LABEL_LENGTH = 34

const COMPARISONS: readonly (readonly [suffix: string, sign: string])[] = [
  ['GreaterThanEquals', '≥'],
  ['LessThanEquals', '≤'],
  ['GreaterThan', '>'],
  ['LessThan', '<'],
  ['Equals', '='],
  ['Matches', 'like'],
]

const TESTS: Readonly<Record<string, string>> = {
  IsNull: 'null',
  IsPresent: 'present',
  IsNumeric: 'a number',
  IsString: 'a string',
  IsBoolean: 'a boolean',
  IsTimestamp: 'a timestamp',
}

/**
 * @param rule a Choice rule of either query language, or one of the comparisons inside And, Or, Not
 * @returns    e.g. `$.qty > 3`, `not ($.name is present)`; `?` where the rule asks nothing we know
 */
export function choiceLabel(rule: JsonObject): string {
  if (rule.Condition !== undefined) return expression(rule.Condition)
  if (Array.isArray(rule.And)) return joined(rule.And, 'and')
  if (Array.isArray(rule.Or)) return joined(rule.Or, 'or')
  if (isObject(rule.Not)) return `not (${choiceLabel(rule.Not)})`
  const subject = typeof rule.Variable === 'string' ? rule.Variable : '?'
  for (const [key, value] of Object.entries(rule)) {
    const test = TESTS[key]
    if (test) return `${subject} is ${value === false ? 'not ' : ''}${test}`
    const byPath = key.endsWith('Path')
    const operator = byPath ? key.slice(0, -4) : key
    const comparison = COMPARISONS.find(([suffix]) => operator.endsWith(suffix))
    if (comparison) return `${subject} ${comparison[1]} ${byPath ? String(value) : JSON.stringify(value)}`
  }
  return '?'
}

/** Cuts a label to {@link LABEL_LENGTH}, keeping its end: of a long path the last member says most. */
export function shorten(label: string, length: number = LABEL_LENGTH): string {
  const flat = label.replace(/\s+/g, ' ').trim()
  if (flat.length <= length) return flat
  const tail = Math.floor((length - 1) / 3)
  return `${flat.slice(0, length - 1 - tail)}…${flat.slice(flat.length - tail)}`
}

function joined(rules: readonly unknown[], word: 'and' | 'or'): string {
  return list(rules)
    .map((rule) => (isObject(rule) ? inBrackets(rule, word) : '?'))
    .join(` ${word} `)
}

function inBrackets(rule: JsonObject, word: 'and' | 'or'): string {
  const other = word === 'and' ? rule.Or : rule.And
  return other === undefined ? choiceLabel(rule) : `(${choiceLabel(rule)})`
}

function expression(value: unknown): string {
  const source = typeof value === 'string' ? value : JSON.stringify(value)
  return source.replace(/^\s*\{%\s*/, '').replace(/\s*%\}\s*$/, '')
}
