import type { CallResult } from '../../../aws/apiCall'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { objectField, type State } from '../definition/machine'
import { failedTooMany, type MapRun } from '../mapRun/mapRun'
import { childResults, resultFiles } from '../mapRun/resultFiles'
import { effectiveInput } from './mapOptions'
import { mapDone } from './map'
import { nestedTemplate } from './nestedTemplate'
import { errorDetails } from './ending'
import type { Execution } from './execution'
import type { Frame, Visit, Wait } from './frame'
import type { Run } from './run'
import { withInput } from './scope'
import { StateFault } from './stateFault'
import { WAITS, type Step } from './step'

type Writing = Extract<Wait, { kind: 'writing' }>

/** All child executions have ended, or too many have failed: their results are written where there is a ResultWriter. */
export function mapRunOver(run: Run, frame: Frame, state: State, visit: Visit, mapRun: MapRun, children: readonly Execution[]): Step {
  const fault = failedTooMany(mapRun)
    ? new StateFault('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded')
    : undefined
  const writer = objectField(state.fields, 'ResultWriter')
  const config = (writer && objectField(writer, 'WriterConfig')) ?? {}
  if (writer?.['Resource'] === undefined) return conclude(run, frame, state, visit, fault, childResults(children, config))
  return write(run, frame, state, visit, mapRun, children, writer, fault)
}

function write(
  run: Run,
  frame: Frame,
  state: State,
  visit: Visit,
  mapRun: MapRun,
  children: readonly Execution[],
  writer: JsonObject,
  fault: StateFault | undefined,
): Step {
  const scope = run.scope(frame, visit)
  const given = nestedTemplate(state, writer, withInput(scope, effectiveInput(state, scope)), 'ResultWriter')
  const { bucket, manifestKey, files } = resultFiles(mapRun, children, isJsonObject(given) ? given : {}, objectField(writer, 'WriterConfig') ?? {})
  const result = { MapRunArn: mapRun.arn, ResultWriterDetails: { Bucket: bucket, Key: manifestKey } }
  const failure = fault && errorDetails(fault)
  run.waits(frame, visit, { kind: 'writing', mapRunArn: mapRun.arn, left: files.length, result, ...(failure ? { failure } : {}) })
  for (const { key, body } of files) {
    const input = { Bucket: bucket, Key: key, Body: body }
    const origin = { stateName: state.name, resource: 'resultWriter', parameters: { Bucket: bucket, Key: key } }
    run.call(frame, visit, { service: 's3', action: 'PutObject', input }, origin)
  }
  return WAITS
}

/** S3 has taken, or refused, one of the result files. */
export function resultWritten(run: Run, frame: Frame, state: State, visit: Visit, wait: Writing, result: CallResult): Step {
  if (result.error) return mapRunFailed(run, frame, new StateFault('States.ResultWriterFailed', result.error.message))
  if (wait.left > 1) {
    run.waits(frame, visit, { ...wait, left: wait.left - 1 })
    return WAITS
  }
  run.asks.push({ kind: 'countResults', mapRunArn: wait.mapRunArn })
  const { failure } = wait
  const fault = failure && new StateFault(failure['error'] as string, failure['cause'] as string)
  return conclude(run, frame, state, visit, fault, wait.result)
}

function conclude(run: Run, frame: Frame, state: State, visit: Visit, fault: StateFault | undefined, result: Json): Step {
  if (fault) return mapRunFailed(run, frame, fault)
  run.tell(frame, 'MapRunSucceeded')
  return mapDone(run, frame, state, visit, result)
}

export function mapRunFailed(run: Run, frame: Frame, fault: StateFault): Step {
  run.tell(frame, 'MapRunFailed', 'mapRunFailedEventDetails', errorDetails(fault))
  return { kind: 'failed', fault, told: true }
}
