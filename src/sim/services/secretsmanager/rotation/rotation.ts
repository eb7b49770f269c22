import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { CallResult } from '../../../aws/apiCall'
import { isJsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Secret } from '../secret/secret'
import { CURRENT, PENDING, versionWith, withoutStage, withPending } from '../secret/versions'
import type { Turn } from '../turn'
import type { RotationRules } from './rules'
import { plan } from './schedule'

/** How a secret is rotated, and when next. */
export interface Rotation {
  readonly enabled: boolean
  readonly functionArn: string
  readonly rules: RotationRules | undefined
  readonly nextAt: VirtualMs | undefined
}

/** A rotation on its way. */
export interface Rotating {
  /** The new version's id. */
  readonly token: string
  /** The function is asked whether a rotation would work; the version goes again. */
  readonly trial: boolean
  readonly attempt: number
}

export type Step = 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret'

/** What a call of the function is about. */
export type StepRef = { readonly secret: string; readonly token: string; readonly step: Step; readonly attempt: number }

const NEXT: { readonly [step in Step]: Step | undefined } = {
  createSecret: 'setSecret',
  setSecret: 'testSecret',
  testSecret: 'finishSecret',
  finishSecret: undefined,
}
const ATTEMPTS = numberOf('secretsmanager.rotation.attempts')
const PAUSE = millisecondsOf('secretsmanager.rotation.pause')

/** Makes the version that is to come, and asks the function for its first step. */
export function startRotation(turn: Turn, secret: Secret, token: string, trial = false): void {
  const rotating: Rotating = { token, trial, attempt: 1 }
  turn.put({ ...secret, rotating, versions: withPending(secret.versions, token, turn.now) })
  turn.tell(secret.name, 'RotationStarted', { token, ...(trial ? { trial } : {}) })
  ask(turn, secret, rotating)
}

/** A window opens: what was begun before and not finished is taken up again. */
export function rotationDue(turn: Turn, secret: Secret): void {
  plan(turn, secret)
  const planned = turn.named(secret.name)
  if (!planned || planned.rotating) return
  const pending = versionWith(planned, PENDING)
  const token = pending && !pending.stages.includes(CURRENT) ? pending.id : turn.context.newUuid()
  startRotation(turn, planned, token)
}

export function retryRotation(turn: Turn, secret: Secret, token: string): void {
  if (secret.rotating?.token !== token) return
  const rotating = { ...secret.rotating, attempt: secret.rotating.attempt + 1 }
  turn.put({ ...secret, rotating })
  ask(turn, secret, rotating)
}

/** What the function has answered to a step. */
export function stepAnswered(turn: Turn, { secret: name, token, step, attempt }: StepRef, result: CallResult): void {
  const secret = turn.named(name)
  if (!secret?.rotating || secret.rotating.token !== token || secret.rotating.attempt !== attempt) return
  const failure = failureOf(result)
  if (failure !== undefined) return failed(turn, secret, secret.rotating, step, failure)
  turn.tell(name, 'RotationStepSucceeded', { token, step })
  const next = secret.rotating.trial ? undefined : NEXT[step]
  if (next) return ask(turn, secret, secret.rotating, next)
  if (secret.rotating.trial) return endTrial(turn, secret, token)
  if (versionWith(secret, CURRENT)?.id !== token) return failed(turn, secret, secret.rotating, step, `The version ${token} is not labelled AWSCURRENT.`)
  turn.tell(name, 'RotationSucceeded', { token })
  plan(turn, { ...secret, rotating: undefined, rotatedAt: turn.now })
}

function ask(turn: Turn, secret: Secret, { token, trial, attempt }: Rotating, step: Step = trial ? 'testSecret' : 'createSecret'): void {
  const functionArn = secret.rotation?.functionArn
  if (functionArn === undefined) return
  const ref: StepRef = { secret: secret.name, token, step, attempt }
  turn.do({
    type: 'call',
    service: 'lambda',
    action: 'Invoke',
    input: {
      FunctionName: functionArn,
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify({ Step: step, SecretId: secret.arn, ClientRequestToken: token, RotationToken: turn.context.newUuid() }),
    },
    principal: 'secretsmanager.amazonaws.com',
    ref,
    origin: { secret: secret.name, step, sourceArn: secret.arn },
  })
}

function failureOf({ error, output }: CallResult): string | undefined {
  if (error) return `${error.name}: ${error.message}`
  return isJsonObject(output) && output['FunctionError'] !== undefined ? String(output['Payload']) : undefined
}

/** The whole rotation is tried again some times; after that, its version stays AWSPENDING. */
function failed(turn: Turn, secret: Secret, { token, trial, attempt }: Rotating, step: Step, reason: string): void {
  const again = !trial && attempt < ATTEMPTS
  turn.tell(secret.name, again ? 'RotationStepFailed' : 'RotationFailed', { token, step, reason, attempt })
  if (again) return turn.do({ type: 'schedule', signal: { type: 'RotationRetryDue', secret: secret.name, token }, after: PAUSE })
  if (trial) endTrial(turn, secret, token)
  else turn.put({ ...secret, rotating: undefined })
}

function endTrial(turn: Turn, secret: Secret, token: string): void {
  const versions = withoutStage(secret.versions, PENDING).filter(({ id, value }) => id !== token || value !== undefined)
  turn.put({ ...secret, rotating: undefined, versions })
}
