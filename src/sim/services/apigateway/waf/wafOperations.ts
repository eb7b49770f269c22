import { requiredText, textOf, textsOf } from '../../../aws/readMembers'
import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { Operation } from '../operation/operation'
import { present } from '../patch/patchOperation'
import type { Turn } from '../turn'
import { defaultActionOf, invalid, readRules } from './readRules'
import type { IpSet, WafAccount, WebAcl } from './webAcl'

/*
 * As much of the API `wafv2` as protects stages of REST APIs. Every other action is refused by name.
 */

function keep(turn: Turn, change: Partial<WafAccount>): void {
  turn.keep({ waf: { ...turn.account.waf, ...change } })
}

/** @throws {Refusal} for web ACLs of CloudFront */
function checkScope(input: JsonObject): void {
  const scope = requiredText(input, 'Scope')
  if (scope === 'CLOUDFRONT') unsimulated('web ACLs of the scope CLOUDFRONT')
  if (scope !== 'REGIONAL') invalid('The scope is not valid., field: SCOPE_VALUE')
}

function missing(): never {
  refused('WAFNonexistentItemException', 'AWS WAF couldn’t perform the operation because your resource doesn’t exist.')
}

function arnOf(turn: Turn, kind: string, name: string, id: string): string {
  return `arn:aws:wafv2:${turn.context.region}:${turn.context.accountId}:regional/${kind}/${name}/${id}`
}

/** @throws {Refusal} WAFOptimisticLockException where somebody has changed it since the caller looked */
function unlocked<Item extends { readonly lockToken: string }>(item: Item | undefined, input: JsonObject): Item {
  if (!item) missing()
  if (requiredText(input, 'LockToken') !== item.lockToken) refused('WAFOptimisticLockException', 'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it.')
  return item
}

function aclOf(input: JsonObject, id: string, arn: string): Omit<WebAcl, 'lockToken'> {
  const { Name: _name, Scope: _scope, Tags: _tags, LockToken: _token, Id: _id, ...given } = input
  const rules = readRules(input)
  return present({ id, arn, name: requiredText(input, 'Name'), description: textOf(input, 'Description'), defaultAction: defaultActionOf(input), rules, given }) as Omit<WebAcl, 'lockToken'>
}

export const createWebACL: Operation = (turn, input) => {
  checkScope(input)
  const name = requiredText(input, 'Name')
  if ([...ascending(turn.account.waf.acls)].some(([, acl]) => acl.name === name)) refused('WAFDuplicateItemException', 'AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.')
  const id = turn.context.newUuid()
  const acl: WebAcl = { ...aclOf(input, id, arnOf(turn, 'webacl', name, id)), lockToken: turn.context.newUuid() }
  keep(turn, { acls: set(turn.account.waf.acls, id, acl) })
  return { Summary: summary(acl) }
}

export const updateWebACL: Operation = (turn, input) => {
  checkScope(input)
  const before = unlocked(get(turn.account.waf.acls, requiredText(input, 'Id')), input)
  const acl: WebAcl = { ...aclOf(input, before.id, before.arn), lockToken: turn.context.newUuid() }
  keep(turn, { acls: set(turn.account.waf.acls, acl.id, acl) })
  return { NextLockToken: acl.lockToken }
}

export const getWebACL: Operation = (turn, input) => {
  checkScope(input)
  const acl = get(turn.account.waf.acls, requiredText(input, 'Id')) ?? missing()
  return { WebACL: shown(acl), LockToken: acl.lockToken }
}

export const listWebACLs: Operation = (turn, input) => {
  checkScope(input)
  return { WebACLs: [...ascending(turn.account.waf.acls)].map(([, acl]) => summary(acl)) }
}

export const deleteWebACL: Operation = (turn, input) => {
  checkScope(input)
  const { id, arn } = unlocked(get(turn.account.waf.acls, requiredText(input, 'Id')), input)
  if ([...turn.account.waf.associations.values()].includes(arn)) refused('WAFAssociatedItemException', 'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.')
  keep(turn, { acls: remove(turn.account.waf.acls, id) })
  return {}
}

/** The stage that an ARN names: `arn:aws:apigateway:{region}::/restapis/{api}/stages/{stage}`. */
function stageOf(turn: Turn, input: JsonObject): string {
  const arn = requiredText(input, 'ResourceArn')
  const [, apiId, stageName] = /^arn:aws[\w-]*:apigateway:[^:]+::\/restapis\/([^/]+)\/stages\/([^/]+)$/.exec(arn) ?? []
  if (apiId === undefined || stageName === undefined) {
    if (/:apigateway:[^:]+::\/apis\//.test(arn)) invalid('The ARN isn’t valid. HTTP and WebSocket APIs have no web ACL., field: RESOURCE_ARN')
    unsimulated(`web ACLs of ${arn.split(':')[2] ?? 'other resources'}`)
  }
  const api = turn.named(apiId)
  if (!api || !get(api.stages, stageName)) missing()
  return `${apiId}/${stageName}`
}

export const associateWebACL: Operation = (turn, input) => {
  const place = stageOf(turn, input)
  const arn = requiredText(input, 'WebACLArn')
  if (![...ascending(turn.account.waf.acls)].some(([, acl]) => acl.arn === arn)) missing()
  keep(turn, { associations: turn.account.waf.associations.set(place, arn) })
  return {}
}

export const disassociateWebACL: Operation = (turn, input) => {
  keep(turn, { associations: turn.account.waf.associations.delete(stageOf(turn, input)) })
  return {}
}

export const getWebACLForResource: Operation = (turn, input) => {
  const acl = aclAt(turn.account.waf, stageOf(turn, input))
  return acl ? { WebACL: shown(acl) } : {}
}

/** The web ACL of a stage: `{api}/{stage}`. */
export function aclAt({ acls, associations }: WafAccount, place: string): WebAcl | undefined {
  const arn = associations.get(place)
  return arn === undefined ? undefined : [...ascending(acls)].map(([, acl]) => acl).find((acl) => acl.arn === arn)
}

export const createIPSet: Operation = (turn, input) => {
  checkScope(input)
  if (textOf(input, 'IPAddressVersion') !== 'IPV4') unsimulated('IP sets of version 6')
  const name = requiredText(input, 'Name')
  const id = turn.context.newUuid()
  const ipSet = present({ id, arn: arnOf(turn, 'ipset', name, id), name, description: textOf(input, 'Description'), addresses: addressesOf(input), lockToken: turn.context.newUuid() }) as IpSet
  keep(turn, { ipSets: set(turn.account.waf.ipSets, id, ipSet) })
  return { Summary: summary(ipSet) }
}

export const updateIPSet: Operation = (turn, input) => {
  checkScope(input)
  const before = unlocked(get(turn.account.waf.ipSets, requiredText(input, 'Id')), input)
  const ipSet: IpSet = { ...before, addresses: addressesOf(input), lockToken: turn.context.newUuid() }
  keep(turn, { ipSets: set(turn.account.waf.ipSets, ipSet.id, ipSet) })
  return { NextLockToken: ipSet.lockToken }
}

export const getIPSet: Operation = (turn, input) => {
  checkScope(input)
  const { id, arn, name, addresses, lockToken } = get(turn.account.waf.ipSets, requiredText(input, 'Id')) ?? missing()
  return { IPSet: { Id: id, ARN: arn, Name: name, IPAddressVersion: 'IPV4', Addresses: addresses }, LockToken: lockToken }
}

function addressesOf(input: JsonObject): readonly string[] {
  const addresses = textsOf(input, 'Addresses')
  const wrong = addresses.find((range) => !/^(\d{1,3}\.){3}\d{1,3}\/([1-9]|[12]\d|3[0-2])$/.test(range))
  return wrong === undefined ? addresses : invalid(`The parameter contains formatting that is not valid., field: IP_ADDRESS, parameter: ${wrong}`)
}

function summary({ id, arn, name, description, lockToken }: Pick<WebAcl | IpSet, 'id' | 'arn' | 'name' | 'description' | 'lockToken'>): JsonObject {
  return { Name: name, Id: id, ARN: arn, Description: description ?? '', LockToken: lockToken }
}

function shown({ id, arn, name, given }: WebAcl): JsonObject {
  return { ...given, Name: name, Id: id, ARN: arn }
}
