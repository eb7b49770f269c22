import { bytesOf } from '../../../../facts/facts'
import { jsonComplaint } from '../../../expression/json/jsonComplaint'
import { refuse, succeed } from '../../../aws/answer'
import type { ApiCall } from '../../../aws/apiCall'
import { awsFault } from '../../../aws/awsError'
import type { Json, JsonObject } from '../../../kernel/json'
import { fromBase64 } from '../../../expression/base64'
import type { LambdaFunction } from '../account'
import { functionReference, LATEST } from '../control/functionName'
import { targetOf } from '../control/target'
import { refuseOtherLanguages } from '../environment/process'
import { functionNotFound, refused } from '../refusal'
import type { Turn } from '../turn'
import { admit } from './admission'
import { enqueue } from './asyncQueue'
import { chainOf, isEmpty, isLoop } from './chain'
import { tracedBy } from './tracing'

/** The largest event of a synchronous invocation, and of an asynchronous one, in bytes. */
const LARGEST_EVENT = bytesOf('lambda.event.limit')
const LARGEST_ASYNC_EVENT = bytesOf('lambda.event.async.limit')

const SNAPSHOT_PENDING = 'Lambda is initializing your function. It will be ready to invoke once your function state becomes active.'
const SNAPSHOT_FAILED = 'The snapshot of this version could not be taken: its INIT failed.'
const STOPPED = 'Lambda has detected your function being invoked in a recursive loop with other AWS resources and has stopped it.'

const NOTHING_LOGGED: readonly string[] = []

/** The Invoke action. A synchronous invocation is answered when it is over. */
export function invoke(turn: Turn, call: ApiCall): void {
  const { input } = call
  const type = input['InvocationType'] ?? 'RequestResponse'
  const { fn, invokedArn, qualifier } = invoked(turn, input)
  const payload = payloadOf(input, type === 'Event' ? LARGEST_ASYNC_EVENT : LARGEST_EVENT)
  const clientContext = clientContextOf(input)
  if (type === 'DryRun') return turn.do(succeed(call, { StatusCode: 204, Payload: '' }))
  const chain = chainOf(call.trace)
  if (type !== 'Event' && isLoop(chain, fn)) {
    turn.tell(fn.name, 'RecursionStopped', {}, call.requestId)
    return turn.do(refuse(call, awsFault('RecursiveInvocationException', STOPPED, 400, { Type: 'User' })))
  }
  const { requestId } = call
  const { name: functionName } = fn
  const trace = tracedBy(turn, fn, call.trace, requestId)
  const followed = isEmpty(chain) ? undefined : chain
  if (type === 'Event') {
    turn.do(succeed(call, { StatusCode: 202, Payload: '' }))
    return enqueue(turn, {
      queuedAt: turn.now, attempts: 0, throttles: 0, last: undefined,
      requestId, functionName, qualifier, invokedArn, payload, clientContext, trace, chain: followed,
    })
  }
  const caller = { kind: 'call' as const, callId: call.id, wantsLog: input['LogType'] === 'Tail' }
  // Written out, here and above: what begins as another's copy and goes on with members of its own is of a class of its own, and slow to read.
  const reason = admit(turn, fn, { requestId, functionName, qualifier, invokedArn, payload, clientContext, trace, chain: followed, caller, log: NOTHING_LOGGED })
  if (reason) turn.do(refuse(call, awsFault('TooManyRequestsException', 'Rate Exceeded.', 429, { Type: 'User', Reason: reason })))
}

/** The function that a call invokes: it must be there, and active. */
function invoked(turn: Turn, input: JsonObject): { fn: LambdaFunction; invokedArn: string; qualifier: string | undefined } {
  const reference = functionReference(input, turn.place)
  const target = targetOf(turn, reference)
  if (!target) return functionNotFound(reference.qualifier === undefined ? `${reference.arn}:${LATEST}` : reference.arn)
  if (!target.deployed && target.configuration.settings.snapStart) {
    const [name, why] = target.configuration.progress === 'failed' ? ['SnapStartException', SNAPSHOT_FAILED] : ['SnapStartNotReadyException', SNAPSHOT_PENDING]
    refused(name!, why!, name === 'SnapStartException' ? 400 : 409)
  }
  if (!target.deployed) {
    refused('ResourceConflictException', 'The operation cannot be performed at this time. The function is currently in the following state: Pending', 409)
  }
  refuseOtherLanguages(target.deployed)
  const { fn } = target
  // The function's own where it will do: the invocation keeps it.
  return { fn, invokedArn: reference.qualifier === undefined ? fn.arn : reference.arn, qualifier: reference.qualifier }
}

/** The event as JSON text; no payload is an empty object. */
function payloadOf(input: JsonObject, largest: number): string {
  const given = input['Payload']
  const payload = typeof given === 'string' && given !== '' ? given : '{}'
  const bytes = payload.length > largest / 3 ? new TextEncoder().encode(payload).length : payload.length
  if (bytes > largest) {
    refused('RequestTooLargeException', `Request must be smaller than ${largest} bytes for the InvokeFunction operation`, 413)
  }
  try {
    JSON.parse(payload)
  } catch {
    refused('InvalidRequestContentException', `Could not parse request body into json: Could not parse payload into json: ${jsonComplaint(payload)}`, 400)
  }
  return payload
}

/** `ClientContext` travels as base64 of JSON text. */
function clientContextOf(input: JsonObject): Json | undefined {
  const given = input['ClientContext']
  if (typeof given !== 'string') return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(given))) as Json
  } catch {
    return refused('InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.', 400)
  }
}
