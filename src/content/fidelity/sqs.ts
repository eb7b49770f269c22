import type { ServiceFidelity } from './serviceFidelity'

export const sqs: ServiceFidelity = {
  id: 'sqs',
  title: 'SQS',
  spec: 'sqs',
  simulated: [
    { what: 'Queues', says: 'Made, listed, described, changed, purged and deleted, with tags and policies.', rules: ['sqs SQ1', 'sqs SQ3', 'sqs SQ4', 'sqs SQ24', 'sqs SQ46'] },
    { what: 'Messages', says: 'Up to 1 MiB, with attributes and their digests; batches whose entries fail for themselves.', rules: ['sqs SQ10', 'sqs SQ11', 'sqs SQ12'] },
    { what: 'Delay and visibility', says: 'To the millisecond, with receipt handles that grow old and ChangeMessageVisibility up to 12 hours.', rules: ['sqs SQ13', 'sqs SQ15', 'sqs SQ16'] },
    { what: 'Long polling', says: 'In virtual time; those that wait are served in their order.', rules: ['sqs SQ20'] },
    { what: 'Dead letters', says: 'Redrive policies, who may use a queue for its dead letters, and tasks that move them back.', rules: ['sqs SQ30', 'sqs SQ32', 'sqs SQ34'] },
    { what: 'FIFO queues', says: 'Order and blocking by group, deduplication over 5 minutes.', rules: ['sqs SQ40', 'sqs SQ41', 'sqs SQ42'] },
    { what: 'Measures', says: 'Depths, the age of the oldest message and groups in flight, each minute, as metrics that alarms can watch.', rules: ['sqs SQ50', 'sqs SQ51', 'cloudwatch CW28'] },
  ],
  simplified: [
    { what: 'Standard queues', says: 'Deliver in order and once unless there is a reason that one can see. AWS promises less.', rules: ['sqs SQ14'] },
    { what: 'Counts', says: 'Exact at once. AWS calls them approximate.', rules: ['sqs SQ4'] },
    { what: 'Throughput', says: 'That of FIFO queues is not limited.' },
    { what: 'Fair queues', says: 'A MessageGroupId on a standard queue is kept and makes no difference.' },
    { what: 'Pollers of services', says: 'Wait without end and are not counted one by one.', rules: ['sqs SQ22'] },
  ],
  leftOut: [
    { what: 'AddPermission', says: 'And `RemovePermission`: set the Policy instead.', rules: ['sqs SQ46'] },
    { what: 'Encryption by KMS keys', says: 'Attributes of keys are refused.', rules: ['sqs SQ5'] },
    { what: 'ReceiveRequestAttemptId', says: 'Retries of receives on FIFO queues are not told apart.' },
  ],
}
