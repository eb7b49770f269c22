import { refuse, succeed } from '../../../aws/answer'
import type { ApiCall, CallResult } from '../../../aws/apiCall'
import { awsFault } from '../../../aws/awsError'
import type { Context, Effect } from '../../../aws/service'
import { get } from '../../../kernel/orderedTree'
import { withBucket, type Bucket, type Buckets } from '../bucket/bucket'
import type { S3Signal } from '../signals'
import type { NotificationConfiguration } from './configuration'
import type { Outcome } from './delivery'
import { trialOf } from './message'

/** A configuration that waits for its targets to answer a test before it holds. */
export interface Trial {
  readonly bucket: string
  readonly configuration: NotificationConfiguration
  /** Targets that have not answered yet. */
  readonly waiting: number
  /** `arn, reason` of those that cannot be told. */
  readonly refused: readonly string[]
}

/** Asks each target of a configuration. The answers decide the call that brought it. */
export function tryTargets(state: Buckets, bucket: Bucket, configuration: NotificationConfiguration, call: ApiCall, context: Context) {
  const { targets } = configuration
  const trial: Trial = { bucket: bucket.name, configuration, waiting: targets.length, refused: [] }
  const effects = targets.map(
    (target): Effect<S3Signal> => ({
      type: 'call',
      ...trialOf(target, bucket.name, call.requestId, context),
      principal: 's3.amazonaws.com',
      ref: { trial: call.id, target: target.arn },
      origin: { bucket: bucket.name },
    }),
  )
  return { state: { ...state, trials: state.trials.set(call.id, trial) }, effects }
}

/** A target has answered; after the last the configuration holds or is refused. */
export function tried(state: Buckets, { trial: callId, target }: { readonly trial: string; readonly target: string }, result: CallResult): Outcome {
  const before = state.trials.get(callId)
  if (!before) return { state, events: [], effects: [] }
  const refused = result.error ? [...before.refused, `${target}, ${result.error.message}`] : before.refused
  const trial = { ...before, waiting: before.waiting - 1, refused }
  if (trial.waiting > 0) return { state: { ...state, trials: state.trials.set(callId, trial) }, events: [], effects: [] }
  const after = { ...state, trials: state.trials.delete(callId) }
  const call = { id: callId }
  if (refused.length > 0) {
    const members = { ArgumentName: 'Arn', ArgumentValue: refused.join(' ') }
    const fault = awsFault('InvalidArgument', 'Unable to validate the following destination configurations', 400, members)
    return { state: after, events: [], effects: [refuse(call, fault)] }
  }
  const bucket = get(after.buckets, trial.bucket)
  // A bucket that was deleted meanwhile has nothing to tell.
  const state2 = bucket ? withBucket(after, { ...bucket, notifications: trial.configuration }) : after
  return { state: state2, events: [], effects: [succeed(call, {})] }
}
