import { answerCall } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { get } from '../../kernel/orderedTree'
import { emptyAccount, type SecretsAccount } from './account'
import { putSecretValue, updateSecret } from './operation/changes'
import { createSecret } from './operation/createSecret'
import { deleteSecret, restoreSecret, vanish } from './operation/deletion'
import { getRandomPassword } from './operation/getRandomPassword'
import { batchGetSecretValue, getSecretValue } from './operation/getSecretValue'
import { describeSecret, listSecrets } from './operation/listing'
import type { Operation } from './operation/operation'
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './operation/policies'
import { cancelRotateSecret, rotateSecret } from './operation/rotateSecret'
import { tagResource, untagResource } from './operation/tags'
import { listSecretVersionIds, updateSecretVersionStage } from './operation/versions'
import { retryRotation, rotationDue, stepAnswered, type StepRef } from './rotation/rotation'
import type { SecretsSignal } from './signals'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  BatchGetSecretValue: batchGetSecretValue,
  CancelRotateSecret: cancelRotateSecret,
  CreateSecret: createSecret,
  DeleteResourcePolicy: deleteResourcePolicy,
  DeleteSecret: deleteSecret,
  DescribeSecret: describeSecret,
  GetRandomPassword: getRandomPassword,
  GetResourcePolicy: getResourcePolicy,
  GetSecretValue: getSecretValue,
  ListSecretVersionIds: listSecretVersionIds,
  ListSecrets: listSecrets,
  PutResourcePolicy: putResourcePolicy,
  PutSecretValue: putSecretValue,
  RestoreSecret: restoreSecret,
  RotateSecret: rotateSecret,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateSecret: updateSecret,
  UpdateSecretVersionStage: updateSecretVersionStage,
}

/** Secrets Manager in one account and Region. Every call is answered within its own signal. */
export const secretsmanager: Service<SecretsAccount, SecretsSignal> = {
  id: 'secretsmanager',
  initial: emptyAccount,
  // Of tokens AWS speaks in other words.
  checkedByModel: { error: 'ValidationException', actions: Object.keys(OPERATIONS), asSeen: { shapes: { ClientRequestTokenType: { min: 0, max: Infinity } } } },
  react,
  policyOn({ secrets }, arn) {
    const text = secretOf(secrets, arn)?.policy
    return text === undefined ? undefined : { text }
  },
  wholeArn: ({ secrets }, arn) => secretOf(secrets, arn)?.arn,
}

/** By its ARN, with or without the six characters at the end. */
function secretOf(secrets: SecretsAccount['secrets'], arn: string) {
  const [, name = ''] = /:secret:(.+)$/.exec(arn) ?? []
  return get(secrets, name) ?? get(secrets, name.replace(/-[^-]{6}$/, ''))
}

function react(account: SecretsAccount, signal: SecretsSignal | FrontDoorSignal, context: Context): Reaction<SecretsAccount, SecretsSignal> {
  const turn = new Turn(account, context)
  switch (signal.type) {
    case 'Call': {
      const refused = answer(turn, signal.call)
      if (refused) return { state: account, effects: [refused] }
      break
    }
    case 'Reply':
      stepAnswered(turn, signal.ref as StepRef, signal.result)
      break
    default:
      due(turn, signal)
  }
  return turn.reaction()
}

function due(turn: Turn, signal: SecretsSignal): void {
  const secret = turn.named(signal.secret)
  if (!secret) return
  switch (signal.type) {
    case 'RecoveryWindowEnds':
      return vanish(turn, secret)
    case 'RotationDue':
      return rotationDue(turn, secret)
    case 'RotationRetryDue':
      return retryRotation(turn, secret, signal.token)
  }
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return answerCall(OPERATIONS, call, (operation) => operation(turn, call), (reply) => turn.do(reply))
}
