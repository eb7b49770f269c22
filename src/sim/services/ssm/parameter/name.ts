import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { absent, requiredText } from '../../../aws/readMembers'
import { refused, unsimulated } from '../../../aws/refusal'
import { invalid } from '../faults'

const LONGEST = numberOf('ssm.name.length.longest')
const MOST_LEVELS = numberOf('ssm.name.levels.limit')

/** AWS says so of whatever is wrong with a name. */
const RULES =
  'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; ' +
  'each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_'

const PATH_RULES =
  'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). ' +
  'It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. ' +
  'All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.'

/** A parameter's name as it is asked for; AWS takes blanks off its ends. */
export function nameOf(input: JsonObject, member = 'Name'): string {
  const name = requiredText(input, member).trim()
  return name === '' ? absent(member) : name
}

/** @throws {Refusal} where a parameter cannot be made with that name */
export function checkNewName(name: string): void {
  if (/^\/?aws/i.test(name)) {
    if (name.startsWith('/') && name.indexOf('/', 1) > 0) refused('AccessDeniedException', `No access to reserved parameter name: ${name}.`)
    invalid('Parameter name: can\'t be prefixed with "aws" (case-insensitive).')
  }
  checkForm(name)
  if (name.length > LONGEST) invalid(`Parameter name: can't be longer than ${LONGEST} characters.`)
  if (name.split('/').length - 2 > MOST_LEVELS) {
    refused('HierarchyLevelLimitExceededException', `A hierarchy can have a maximum of ${MOST_LEVELS} levels.`)
  }
}

/** @throws {Refusal} ValidationException where there can be no parameter of that name */
export function checkForm(name: string): void {
  refuseReserved(name)
  if (/^\/?ssm/i.test(name) || !/^([\w.-]+|(\/[\w.-]+)+)$/.test(name)) invalid(RULES)
}

/** The parameters that AWS itself offers. */
function refuseReserved(name: string): void {
  if (name.startsWith('/aws/')) unsimulated(`the public parameters of ssm (${name})`)
}

/** Where to look for parameters: with a slash at its end. */
export function pathOf(input: JsonObject): string {
  const path = nameOf(input, 'Path')
  refuseReserved(path)
  if (!/^\/([\w.-]+(\/[\w.-]+)*\/?)?$/.test(path)) invalid(PATH_RULES)
  return path.endsWith('/') ? path : `${path}/`
}

/** A parameter without a slash in front lies at the root, too. */
export function liesIn(path: string, name: string, recursive: boolean): boolean {
  const full = name.startsWith('/') ? name : `/${name}`
  return full.startsWith(path) && (recursive || !full.slice(path.length).includes('/'))
}
