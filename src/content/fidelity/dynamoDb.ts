import type { ServiceFidelity } from './serviceFidelity'

export const dynamoDb: ServiceFidelity = {
  id: 'dynamodb',
  title: 'DynamoDB',
  spec: 'dynamodb',
  simulated: [
    { what: 'Tables and indexes', says: 'Create, change, describe, list and delete; up to 20 global and 5 local secondary indexes.', rules: ['dynamodb DB1', 'dynamodb DB4', 'dynamodb DB7'] },
    { what: 'Items', says: 'Get, put, update and delete, with conditions and return values; exact numbers of 38 digits; 400 KB an item.', rules: ['dynamodb DB14', 'dynamodb DB22', 'dynamodb DB25', 'dynamodb DB30'] },
    { what: 'Expressions', says: 'Condition, update, filter, key condition and projection, with AWS’s words for what is wrong.', rules: ['dynamodb DB40', 'dynamodb DB42', 'dynamodb DB47', 'dynamodb DB51'] },
    { what: 'Query and Scan', says: 'Pages of 1 MB, filters after reading, segments.', rules: ['dynamodb DB60', 'dynamodb DB61', 'dynamodb DB62', 'dynamodb DB66'] },
    { what: 'Batches and transactions', says: 'Up to 25 writes or 100 reads in a batch, 100 actions in a transaction, with reasons of cancellation and client tokens.', rules: ['dynamodb DB80', 'dynamodb DB81', 'dynamodb DB82', 'dynamodb DB90'] },
    { what: 'Streams', says: 'Turned on and off, with four views; records, iterators and 24 hours of retention; what TTL deletes is told as the service’s doing.', rules: ['dynamodb DB100', 'dynamodb DB101', 'dynamodb DB104', 'dynamodb DB108'] },
    { what: 'Capacity', says: 'Consumed units of each request; provisioned tables and indexes throttle past their units and a reserve of 300 s, tables on demand past the limit that is set; failed conditions cost; consumed units as metrics.', rules: ['dynamodb DB24', 'dynamodb DB97', 'dynamodb DB98', 'dynamodb DB99', 'dynamodb DB120'] },
    { what: 'Refusals', says: 'In the words of us-east-1, as others recorded them.', rules: ['dynamodb DB12', 'dynamodb DB65', 'dynamodb DB92'], source: 'https://github.com/paritysuite/dynamodb-conformance' },
  ],
  simplified: [
    { what: 'Evidence', says: 'The rules follow the documentation and answers that others recorded. No recording is replayed as a whole.' },
    { what: 'Consistency', says: 'Global secondary indexes are up to date at once, and eventually consistent reads see the latest write.', rules: ['dynamodb DB63'] },
    { what: 'Table states', says: 'CREATING and DELETING last 5 s.', rules: ['dynamodb DB1', 'dynamodb DB2'] },
    { what: 'TTL', says: 'Turns on or off at once, and deletes an item one hour after its time. AWS: within an hour, and within a few days.', rules: ['dynamodb DB95', 'dynamodb DB96'] },
    { what: 'Shards of streams', says: 'A stream has one, for as long as it is on. AWS has one for each partition and replaces them every few hours.', rules: ['dynamodb DB104'] },
    { what: 'Provisioned reserve', says: 'Starts full.', rules: ['dynamodb DB97'] },
    {
      what: 'On-demand tables and partitions',
      says:
        'Never throttle by themselves: in a world without latency, a million writes take no time at all. AWS lets a new table take 4,000 writes or 12,000 reads a second, later twice its previous peak, and each partition 1,000 writes or 3,000 reads.',
      source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html',
    },
    { what: 'Cancelled transactions', says: 'Cost nothing.' },
    { what: 'DescribeTable', says: 'Sizes and counts are exact at once. AWS updates them every six hours or so.', source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html' },
    { what: 'Item collections', says: 'ItemCollectionMetrics are always `[0, 1]`, and the limit of 10 GB is not held.' },
    { what: 'Quotas', says: 'Those of the account and the table are not held.' },
    { what: 'Transactions', says: 'Each is done in one instant, so `TransactionConflict` never occurs.' },
    { what: 'Size of an update', says: 'The 400 KB are measured on the finished item.' },
    { what: 'Several mistakes at once', says: 'Their order within one message is ours.', rules: ['dynamodb DB59'] },
    {
      what: 'Wordings',
      says:
        'Ours are those of `IdempotentParameterMismatchException`, of the 4 MB limit of transactions, of deletion protection, of an index without throughput and of an empty write request.',
      rules: ['dynamodb DB82'],
    },
    { what: 'Paths in parentheses', says: '`(a.b).c` is a syntax error.' },
    { what: 'Sets', says: 'Keep the order in which members came. AWS promises none.' },
    { what: 'ARNs of tables', says: 'Region and account are not checked.', rules: ['dynamodb DB5'] },
  ],
  leftOut: [
    {
      what: 'Legacy parameters',
      says: '`Expected`, `AttributeUpdates`, `ConditionalOperator`, `KeyConditions`, `QueryFilter`, `ScanFilter`, `AttributesToGet`. Use expressions.',
      rules: ['dynamodb DB70'],
    },
    { what: 'PartiQL', says: '`ExecuteStatement` and its like.', rules: ['dynamodb DB70'] },
    { what: 'Kinesis as destination', says: 'Changes of a table can be read from its stream only.', rules: ['dynamodb DB70'] },
    { what: 'Settings of tables', says: 'Tags, encryption settings, warm throughput, on-demand throughput of indexes, policies of streams.', rules: ['dynamodb DB9'] },
    { what: 'Global tables', says: 'Replicas, and consistency across Regions.', rules: ['dynamodb DB9'] },
    { what: 'Newer indexes', says: 'Vector indexes, and index keys of several attributes.', rules: ['dynamodb DB9'] },
    { what: 'Backups and data', says: 'Backups, point-in-time recovery, export, import, contributor insights.', rules: ['dynamodb DB70'] },
  ],
}
