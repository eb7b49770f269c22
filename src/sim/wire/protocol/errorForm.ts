import type { AwsFault } from '../../aws/awsError'
import type { ServiceModel, Shape } from '../../aws/models/models'

/**
 * The shape of an error. Services name errors as the model does or by their code on the wire:
 * `NotFoundException` of SNS has the code `NotFound`.
 */
export function errorShape(model: ServiceModel | undefined, { name }: AwsFault): { readonly name: string; readonly shape: Shape } | undefined {
  if (!model) return undefined
  const byName = Object.hasOwn(model.shapes, name) ? model.shapes[name] : undefined
  if (byName?.exception) return { name, shape: byName }
  const byCode = Object.entries(model.shapes).find(([, { error }]) => error?.code === name)
  return byCode && { name: byCode[0], shape: byCode[1] }
}

/** The member that an error's message is in: `message`, or `Message`. */
export function messageMember(shape: Shape | undefined): string {
  const [name, member] = Object.entries(shape?.members ?? {}).find(([each]) => each.toLowerCase() === 'message') ?? ['message']
  return member?.locationName ?? name
}

/** `Sender`, or `Receiver` where the fault is the service's. */
export function faultSide({ statusCode }: AwsFault): 'Sender' | 'Receiver' {
  return statusCode < 500 ? 'Sender' : 'Receiver'
}

/**
 * The codes that SQS's errors have in its former query protocol, where they are others than the
 * names; clients that grew up with that protocol know no others.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
 */
const SQS_CODES: { readonly [name: string]: string } = {
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueDeletedRecently: 'AWS.SimpleQueueService.QueueDeletedRecently',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
}

/** The code of the query protocol that an error has. */
export function queryCode(service: string, model: ServiceModel | undefined, fault: AwsFault): string {
  const own = service === 'sqs' && Object.hasOwn(SQS_CODES, fault.name) ? SQS_CODES[fault.name] : undefined
  return own ?? errorShape(model, fault)?.shape.error?.code ?? fault.name
}
