import { refuse, succeed } from '../../../aws/answer'
import type { ApiCall, CallResult } from '../../../aws/apiCall'
import { faultOf, Refusal } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { functionReference } from '../control/functionName'
import { existingTarget } from '../control/target'
import { invalid, refused } from '../refusal'
import type { CreationRef } from '../signals'
import type { Turn } from '../turn'
import { mappingSettings } from './settings'
import { shownMapping, type Mapping, type SourceKind } from './mapping'
import { newQueueProgress } from './queue/progress'
import { newStreamProgress } from './stream/progress'
import { settle } from './transitions'

/**
 * CreateEventSourceMapping. What only the source can tell (whether it is there, how long a queue hides
 * messages, how long a stream keeps records) is asked of it first; the call is answered after that.
 */
export function createEventSourceMapping(turn: Turn, call: ApiCall): void {
  const { input } = call
  const sourceArn = typeof input['EventSourceArn'] === 'string' ? input['EventSourceArn'] : invalid('Unrecognized event source.')
  const kind = kindOf(sourceArn)
  const reference = functionReference(input, turn.place)
  existingTarget(turn, reference)
  mappingSettings(input, kind, sourceArn.endsWith('.fifo'), undefined)
  const ref: CreationRef = { creates: call.id, input }
  turn.do({ type: 'call', ...questionTo(kind, sourceArn), principal: 'lambda.amazonaws.com', ref: ref as unknown as Json, origin: { functionName: reference.name } })
}

/** The source has answered: the mapping is made, or refused. */
export function sourceAnswered(turn: Turn, { creates, input }: CreationRef, result: CallResult): void {
  try {
    turn.do(succeed({ id: creates }, create(turn, input, result)))
  } catch (error) {
    turn.do(refuse({ id: creates }, faultOf(error)))
  }
}

function create(turn: Turn, input: JsonObject, result: CallResult): JsonObject {
  const sourceArn = String(input['EventSourceArn'])
  const kind = kindOf(sourceArn)
  const { name, qualifier } = functionReference(input, turn.place)
  const { fn, configuration } = existingTarget(turn, functionReference(input, turn.place))
  const settings = mappingSettings(input, kind, sourceArn.endsWith('.fifo'), undefined)
  if (result.error) refuseSource(kind, sourceArn, result.error)
  const told = isJsonObject(result.output) ? result.output : {}
  if (kind === 'sqs') requireVisibility(told, configuration.settings.timeoutSeconds)
  refuseTwin(turn, kind, sourceArn, fn.name)
  const mapping: Mapping = {
    id: turn.context.newUuid(),
    kind,
    sourceArn,
    functionName: name,
    qualifier,
    settings,
    tags: isJsonObject(input['Tags']) ? Object.fromEntries(Object.entries(input['Tags']).map(([tag, value]) => [tag, String(value)])) : {},
    state: 'Creating',
    lastModified: turn.now,
    createdAt: turn.now,
    lastResult: 'No records processed',
    queue: newQueueProgress,
    stream: newStreamProgress(retentionOf(told)),
  }
  turn.change({ mappings: turn.account.mappings.set(mapping.id, mapping) })
  turn.tell(mapping.id, 'EventSourceMappingCreated', { functionName: name, source: sourceArn })
  settle(turn, mapping)
  return shownMapping(turn.place, mapping)
}

export function kindOf(sourceArn: string): SourceKind {
  const [, , service, , , resource = ''] = sourceArn.split(':')
  if (service === 'sqs') return 'sqs'
  if (service === 'kinesis' && resource.startsWith('stream/')) return 'kinesis'
  if (service === 'dynamodb' && resource.includes('/stream/')) return 'dynamodb'
  return invalid('Unrecognized event source, must be kinesis, dynamodb stream, sqs or kafka')
}

function questionTo(kind: SourceKind, arn: string): { service: string; action: string; input: JsonObject } {
  if (kind === 'sqs') return { service: 'sqs', action: 'GetQueueAttributes', input: { QueueUrl: queueUrlOf(arn), AttributeNames: ['VisibilityTimeout'] } }
  if (kind === 'kinesis') return { service: 'kinesis', action: 'DescribeStreamSummary', input: { StreamARN: arn } }
  return { service: 'dynamodbstreams', action: 'DescribeStream', input: { StreamArn: arn } }
}

export function queueUrlOf(arn: string): string {
  const [, , , region = '', accountId = '', name = ''] = arn.split(':')
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`
}

function refuseSource(kind: SourceKind, arn: string, error: NonNullable<CallResult['error']>): never {
  if (error.name === 'NotSimulated') throw new Refusal(error)
  if (kind !== 'sqs') return invalid(`Stream not found: ${arn}`)
  return invalid(`Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: ${error.message}`)
}

/** A message must not come back while the function may still be at work on it. */
function requireVisibility(told: JsonObject, timeoutSeconds: number): void {
  const attributes = isJsonObject(told['Attributes']) ? told['Attributes'] : {}
  const visibility = Number(attributes['VisibilityTimeout'])
  if (visibility < timeoutSeconds) invalid(`Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeoutSeconds} seconds`)
}

function refuseTwin(turn: Turn, kind: SourceKind, sourceArn: string, functionName: string): void {
  const twin = turn.account.mappings.find((mapping) => mapping.sourceArn === sourceArn && mapping.functionName === functionName)
  if (!twin) return
  const also = `Please update or delete the existing mapping with UUID ${twin.id}`
  const told = kind === 'sqs'
    ? `An event source mapping with SQS arn (" ${sourceArn} ") and function (" ${functionName} ") already exists. ${also}`
    : `The event source arn (" ${sourceArn} ") and function (" ${functionName} ") provided mapping already exists. ${also}`
  refused('ResourceConflictException', told, 409)
}

/** How long a stream keeps its records: what is older cannot be tried again. */
function retentionOf(told: JsonObject): number {
  const summary = isJsonObject(told['StreamDescriptionSummary']) ? told['StreamDescriptionSummary'] : {}
  return (typeof summary['RetentionPeriodHours'] === 'number' ? summary['RetentionPeriodHours'] : 24) * 3_600_000
}
