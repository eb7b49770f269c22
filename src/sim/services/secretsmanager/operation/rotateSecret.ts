import { refuseMembers, requiredText, textOf } from '../../../aws/readMembers'
import { invalidRequest } from '../faults'
import { startRotation, type Rotation } from '../rotation/rotation'
import { readRules } from '../rotation/rules'
import { plan, unplan } from '../rotation/schedule'
import { CURRENT, PENDING, versionWith } from '../secret/versions'
import type { Operation } from './operation'
import { tokenOf } from './token'

/** Answered before the function is called: rotation goes on by itself. */
export const rotateSecret: Operation = (turn, { input }) => {
  refuseMembers('secretsmanager:RotateSecret', input, ['ExternalSecretRotationMetadata', 'ExternalSecretRotationRoleArn'])
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  const functionArn = textOf(input, 'RotationLambdaARN') ?? secret.rotation?.functionArn ?? invalidRequest('No Lambda rotation function ARN is associated with this secret.')
  const rotation: Rotation = { enabled: true, functionArn, rules: readRules(input) ?? secret.rotation?.rules, nextAt: undefined }
  if (!versionWith(secret, CURRENT)) invalidRequest("You can't rotate a secret that has no value.")
  const pending = versionWith(secret, PENDING)
  if (secret.rotating || (pending && !pending.stages.includes(CURRENT))) {
    invalidRequest("A previous rotation isn't complete. That rotation will be reattempted.")
  }
  const token = tokenOf(turn, input)
  plan(turn, { ...secret, rotation })
  startRotation(turn, turn.liveSecretOf(secret.arn), token, (input['RotateImmediately'] ?? true) === false)
  return { ARN: secret.arn, Name: secret.name, VersionId: token }
}

/** What is on its way is stopped, and stays as far as it came. */
export const cancelRotateSecret: Operation = (turn, { input }) => {
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  unplan(turn, secret)
  turn.put({ ...secret, rotating: undefined, rotation: secret.rotation && { ...secret.rotation, enabled: false, nextAt: undefined } })
  return { ARN: secret.arn, Name: secret.name, ...(secret.rotating ? { VersionId: secret.rotating.token } : {}) }
}
