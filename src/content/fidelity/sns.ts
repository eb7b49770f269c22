import type { ServiceFidelity } from './serviceFidelity'

export const sns: ServiceFidelity = {
  id: 'sns',
  title: 'SNS',
  spec: 'sns',
  simulated: [
    { what: 'Topics and subscriptions', says: 'Queues and functions subscribe, endpoints after they have confirmed; attributes, tags, lists and policies of topics.', rules: ['sns SN1', 'sns SN2', 'sns SN5', 'sns SN35', 'sns SN50', 'sns SN51'] },
    { what: 'Messages', says: 'Up to 256 KiB, one text for each protocol, attributes, batches.', rules: ['sns SN11', 'sns SN12', 'sns SN13', 'sns SN14'] },
    { what: 'Filter policies', says: 'On attributes or on the body.', rules: ['sns SN20', 'sns SN21', 'sns SN22'] },
    { what: 'FIFO topics', says: 'Order by group, deduplication over 5 minutes, delivery to queues of both kinds.', rules: ['sns SN40', 'sns SN41', 'sns SN42', 'sns SN43'] },
    { what: 'Delivery', says: 'The envelope or the raw message, retries over 23 days, dead-letter queues of subscriptions.', rules: ['sns SN30', 'sns SN31', 'sns SN33', 'sns SN34'] },
    { what: 'HTTP and HTTPS', says: 'To what answers outside, with retries by the delivery policy of the subscription.', rules: ['sns SN52', 'sns SN53'] },
  ],
  simplified: [
    { what: 'Signatures', says: 'Nothing is signed: signature and certificate are placeholders.', rules: ['sns SN32'] },
    { what: 'Pauses between retries', says: 'How they grow in the third phase is ours, and nothing is jittered.', rules: ['sns SN33', 'sns SN52'] },
    { what: 'Confirmation', says: 'Unconfirmed subscriptions stay, and nobody is told of an Unsubscribe.', rules: ['sns SN51'] },
  ],
  leftOut: [
    { what: 'Other protocols', says: 'Email, text messages, mobile push, Data Firehose.', rules: ['sns SN9'] },
    { what: 'Settings', says: 'Encryption, archives of FIFO topics, delivery policies of topics, throttles of those of subscriptions, data protection, AddPermission and RemovePermission.', rules: ['sns SN9'] },
  ],
}
