import { numberOf } from '../../../../facts/facts'

/**
 * Error names a Retrier or Catcher may wait for, and when they come. A function's own errors come under the name it
 * gives them. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const KNOWN_ERRORS: readonly (readonly [name: string, when: string])[] = [
  ['States.ALL', 'any error; alone, and last of its list'],
  ['States.TaskFailed', 'any error but States.Timeout'],
  ['States.Timeout', 'a task ran longer than TimeoutSeconds, or gave no heartbeat'],
  ['States.HeartbeatTimeout', 'a task gave no heartbeat in time'],
  ['States.Permissions', 'the role may not do what the task does'],
  ['States.ResultPathMatchFailure', 'ResultPath cannot be applied to the input'],
  ['States.ParameterPathFailure', 'a path in Parameters leads nowhere'],
  ['States.IntrinsicFailure', 'an intrinsic function failed'],
  ['States.QueryEvaluationError', 'a JSONata expression failed'],
  ['States.BranchFailed', 'a branch of a Parallel failed'],
  ['States.NoChoiceMatched', 'no rule of a Choice matched, and it has no Default'],
  ['States.ExceedToleratedFailureThreshold', 'too many items of a Map failed'],
  ['States.ItemReaderFailed', 'a Map could not read its items'],
  ['States.ResultWriterFailed', 'a Map could not write its results'],
  ['States.DataLimitExceeded', `an input or output is larger than ${numberOf('stepfunctions.payload.limit')} KiB`],
  ['States.Http.Socket', `an HTTP task got no answer in ${numberOf('stepfunctions.http.timeout')} s`],
  ['Lambda.ServiceException', 'Lambda failed: try again'],
  ['Lambda.AWSLambdaException', 'Lambda failed: try again'],
  ['Lambda.SdkClientException', 'Lambda was not reached: try again'],
  ['Lambda.ClientExecutionTimeoutException', 'Lambda did not answer in time: try again'],
  ['Lambda.TooManyRequestsException', 'the function was throttled'],
  ['Lambda.Unknown', 'the function ended without saying why'],
  ['Sandbox.Timedout', 'the function ran longer than its timeout'],
  ['DynamoDB.ConditionalCheckFailedException', 'a ConditionExpression did not hold'],
]
