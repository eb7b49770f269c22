import { refused } from '../../../aws/refusal'
import { knownPolicy, policyNameOf } from '../managedPolicy/managedPolicy'
import type { Operation } from '../operation/operation'
import { page, required, requiredName } from '../operation/request'
import { encoded, identityOf, withIdentity, type Kind } from './identity'
import { statedPolicy } from './statedPolicy'

/** Characters that all inline policies of an identity may have together, blanks aside. */
const INLINE_LIMIT: { readonly [kind in Kind]: number } = { Role: 10_240, User: 2048 }
/** Managed policies that may be attached to one identity. */
const ATTACHED_LIMIT = 10

export const putPolicy = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  const name = requiredName(input, 'PolicyName', 128)
  const limit = INLINE_LIMIT[kind]
  const refusal = `Maximum policy size of ${limit} bytes exceeded for ${kind.toLowerCase()} ${identity.name}`
  const others = [...identity.inline.delete(name).values()].reduce((sum, { text }) => sum + text.replaceAll(/\s/g, '').length, 0)
  const policy = statedPolicy(required(input, 'PolicyDocument'), 'identity', { characters: limit - others, refusal })
  return { account: withIdentity(account, { ...identity, inline: identity.inline.set(name, policy) }) }
}

export const getPolicyOf = (kind: Kind): Operation => (account, input) => {
  const { name, inline } = identityOf(account, kind, required(input, `${kind}Name`))
  const policyName = required(input, 'PolicyName')
  const policy = inline.get(policyName) ?? noInline(kind, policyName)
  return { output: { [`${kind}Name`]: name, PolicyName: policyName, PolicyDocument: encoded(policy.text) } }
}

export const listPoliciesOf = (kind: Kind): Operation => (account, input) => {
  const { inline } = identityOf(account, kind, required(input, `${kind}Name`))
  return { output: page(input, 'PolicyNames', [...inline.keys()].sort()) }
}

export const deletePolicyOf = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  const policyName = required(input, 'PolicyName')
  if (!identity.inline.has(policyName)) noInline(kind, policyName)
  return { account: withIdentity(account, { ...identity, inline: identity.inline.delete(policyName) }) }
}

function noInline(kind: Kind, name: string): never {
  refused('NoSuchEntityException', `The ${kind.toLowerCase()} policy with name ${name} cannot be found.`, 404)
}

export const attachPolicy = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  const arn = required(input, 'PolicyArn')
  knownPolicy(account, arn, 'does not exist or is not attachable')
  if (identity.attached.includes(arn)) return {}
  if (identity.attached.length >= ATTACHED_LIMIT) refused('LimitExceededException', `Cannot exceed quota for PoliciesPer${kind}: ${ATTACHED_LIMIT}`, 409)
  return { account: withIdentity(account, { ...identity, attached: [...identity.attached, arn] }) }
}

export const detachPolicy = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  const arn = required(input, 'PolicyArn')
  if (!identity.attached.includes(arn)) refused('NoSuchEntityException', `Policy ${arn} was not found.`, 404)
  return { account: withIdentity(account, { ...identity, attached: identity.attached.filter((each) => each !== arn) }) }
}

export const listAttachedPolicies = (kind: Kind): Operation => (account, input) => {
  const { attached } = identityOf(account, kind, required(input, `${kind}Name`))
  const shown = attached.map((PolicyArn) => ({ PolicyName: policyNameOf(PolicyArn), PolicyArn }))
  return { output: page(input, 'AttachedPolicies', shown) }
}

export const putBoundary = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  const boundary = required(input, 'PermissionsBoundary')
  knownPolicy(account, boundary)
  return { account: withIdentity(account, { ...identity, boundary }) }
}

export const deleteBoundary = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  return { account: withIdentity(account, { ...identity, boundary: undefined }) }
}
