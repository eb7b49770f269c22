import { numberOf } from '../../../../facts/facts'
import { refuseMembers, requiredText } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { isJsonObject } from '../../../kernel/json'
import { outOfBounds } from '../faults'
import type { Operation } from './operation'

const LONGEST = numberOf('secretsmanager.policy.length.longest')

export const putResourcePolicy: Operation = (turn, { input }) => {
  refuseMembers('secretsmanager:PutResourcePolicy', input, ['BlockPublicPolicy'])
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  const policy = policyOf(input)
  if (!isPolicy(policy)) refused('MalformedPolicyDocumentException', 'This resource policy contains invalid Json.')
  turn.put({ ...secret, policy })
  return { ARN: secret.arn, Name: secret.name }
}

export const getResourcePolicy: Operation = (turn, { input }) => {
  const { arn, name, policy } = turn.liveSecretOf(requiredText(input, 'SecretId'))
  return { ARN: arn, Name: name, ...(policy === undefined ? {} : { ResourcePolicy: policy }) }
}

export const deleteResourcePolicy: Operation = (turn, { input }) => {
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  turn.put({ ...secret, policy: undefined })
  return { ARN: secret.arn, Name: secret.name }
}

function policyOf(input: JsonObject): string {
  const policy = requiredText(input, 'ResourcePolicy')
  if (policy.length > LONGEST) outOfBounds('resourcePolicy', `length less than or equal to ${LONGEST}`, policy)
  return policy
}

/** A JSON object with statements; what they say is judged where policies decide. */
function isPolicy(text: string): boolean {
  try {
    const document = JSON.parse(text)
    return isJsonObject(document) && document['Statement'] !== undefined
  } catch {
    return false
  }
}
