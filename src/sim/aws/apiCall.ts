import type { Json, JsonObject } from '../kernel/json'
import type { AwsFault } from './awsError'

/** Services by their API ids, as `Cloud.call` takes them. */
export type ServiceId =
  | 'lambda'
  | 'states'
  | 'apigateway'
  | 'apigatewayv2'
  | 'apigatewaymanagementapi'
  | 'dynamodb'
  | 'dynamodbstreams'
  | 'sqs'
  | 'sns'
  | 's3'
  | 'events'
  | 'kinesis'
  | 'logs'
  | 'cloudwatch'
  | 'iam'
  | 'sts'
  | 'ssm'
  | 'secretsmanager'
  | 'xray'

/** Who makes a call: an ARN (`arn:aws:iam::123456789012:role/orders`), or a service's own name. */
export type Principal = string

/**
 * One modelled AWS call on its way to a service. The input has the API's documented shape as plain
 * JSON: timestamps are epoch seconds or ISO text, blobs are text or base64.
 */
export interface ApiCall {
  /** Counted in this world (`call-7`): what the answer refers to. */
  readonly id: string
  /** AWS's request id for the call, a UUID. */
  readonly requestId: string
  readonly service: string
  readonly action: string
  readonly input: JsonObject
  readonly principal: Principal
  /** `X-Amzn-Trace-Id`: which trace it belongs to, where it belongs to one. */
  readonly trace?: string
  /** Of a StartExecution or StartSyncExecution whose ARN ended in `#` and the name of a test case. */
  readonly testCase?: TestCase
}

/** A test case of Step Functions Local's mock configuration, which an execution may be started with. */
export type TestCase = {
  /** The state machine's name, under which the configuration has the case. */
  readonly stateMachine: string
  readonly name: string
  /** The states whose tasks are answered by mocked responses. */
  readonly states: readonly string[]
}

/** How a call ended. The answer's output is plain JSON in the API's documented shape. */
export type CallResult = {
  /** What a mock said beyond the API's answer; a service never sets it. */
  readonly mocked?: MockedTask
} & (
  | { readonly output: Json; readonly error?: undefined }
  | { readonly error: AwsFault; readonly output?: undefined }
)

/**
 * What a mock says for a workflow's task as Step Functions reports it, bypassing the translation
 * of the service's own answer: the forms of Step Functions Local's mock files and of recordings.
 */
export interface MockedTask {
  /** The answer to the call itself, of `.sync` and `.waitForTaskToken` tasks. */
  readonly submitted?: Json
  /** The task's result, verbatim. */
  readonly result?: Json
  /** The task's failure; `event` names the history event where it is not the usual one. */
  readonly failure?: { readonly error?: string; readonly cause?: string; readonly event?: string }
}
