import { requiredText, structuresOf, textOf, textsOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { latest, type Parameter } from '../parameter/parameter'
import { liesIn } from '../parameter/name'

export interface Filters {
  readonly matches: (parameter: Parameter) => boolean
  /** The labels one of which a version must have. */
  readonly label: readonly string[] | undefined
}

/**
 * ParameterFilters of a request: a parameter must pass them all, each by one of its values.
 * @param keys  those that the action takes
 */
export function readFilters(input: JsonObject, keys: readonly string[]): Filters {
  let label: readonly string[] | undefined
  const tests: ((parameter: Parameter) => boolean)[] = []
  for (const filter of structuresOf(input, 'ParameterFilters')) {
    const key = requiredText(filter, 'Key')
    const values = textsOf(filter, 'Values')
    const known = key.startsWith('tag:') ? keys.includes('tag:') : keys.includes(key)
    if (!known) refused('InvalidFilterKey', `The following filter key is not valid: ${key}. Valid filter keys include: [${keys.join(', ')}].`)
    if (key === 'Label') label = values
    else tests.push(testOf(key, textOf(filter, 'Option'), values))
  }
  return { matches: (parameter) => tests.every((test) => test(parameter)), label }
}

/** The older Filters: names are matched by their beginnings. */
export function readOldFilters(input: JsonObject): (parameter: Parameter) => boolean {
  const tests = structuresOf(input, 'Filters').map((filter) => {
    const key = requiredText(filter, 'Key')
    return testOf(key, key === 'Name' ? 'BeginsWith' : undefined, textsOf(filter, 'Values'))
  })
  return (parameter) => tests.every((test) => test(parameter))
}

function testOf(key: string, given: string | undefined, values: readonly string[]): (parameter: Parameter) => boolean {
  if (key.startsWith('tag:')) {
    const tag = key.slice('tag:'.length)
    return ({ tags }) => Object.hasOwn(tags, tag) && (values.length === 0 || values.includes(tags[tag] as string))
  }
  if (values.length === 0) refused('InvalidFilterValue', `The following filter values are missing: the values of ${key}.`)
  const option = given ?? (key === 'Path' ? 'OneLevel' : 'Equals')
  const options = OPTIONS[key] ?? ['Equals', 'BeginsWith']
  if (!options.includes(option)) refused('InvalidFilterOption', `The following filter option is not valid: ${option}. Valid options include: [${options.join(', ')}].`)
  if (key === 'Path') return ({ name }) => values.some((path) => liesIn(path.endsWith('/') ? path : `${path}/`, name, option === 'Recursive'))
  return (parameter) => {
    const found = valueOf(parameter, key)
    return found !== undefined && values.some((value) => fits(found, value, option))
  }
}

const OPTIONS: { readonly [key: string]: readonly string[] } = {
  Name: ['Equals', 'BeginsWith', 'Contains'],
  Path: ['OneLevel', 'Recursive'],
}

function valueOf(parameter: Parameter, key: string): string | undefined {
  switch (key) {
    case 'Name':
      return parameter.name
    case 'Type':
      return parameter.type
    case 'KeyId':
      return latest(parameter).keyId
    case 'Tier':
      return latest(parameter).tier
    default:
      return key === 'DataType' ? 'text' : undefined
  }
}

/** Names are compared with and without the slash in front. */
function fits(found: string, value: string, option: string): boolean {
  if (option === 'Contains') return found.includes(value)
  if (option === 'BeginsWith') return found.startsWith(value) || found.startsWith(`/${value}`)
  return found === value
}
