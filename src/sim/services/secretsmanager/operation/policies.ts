import { refuseMembers, requiredText } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { isJsonObject } from '../../../kernel/json'
import type { Operation } from './operation'

export const putResourcePolicy: Operation = (turn, { input }) => {
  refuseMembers('secretsmanager:PutResourcePolicy', input, ['BlockPublicPolicy'])
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  const policy = requiredText(input, 'ResourcePolicy')
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

/** A JSON object with statements; what they say is judged where policies decide. */
function isPolicy(text: string): boolean {
  try {
    const document = JSON.parse(text)
    return isJsonObject(document) && document['Statement'] !== undefined
  } catch {
    return false
  }
}
