import type { ServiceFidelity } from './serviceFidelity'

export const kinesis: ServiceFidelity = {
  id: 'kinesis',
  title: 'Kinesis Data Streams',
  spec: 'kinesis',
  simulated: [
    { what: 'Streams', says: 'Provisioned and on-demand, with their states, tags, retention and limits.', rules: ['kinesis KS1', 'kinesis KS5', 'kinesis KS15'] },
    { what: 'Records', says: 'Go to shards by the MD5 of their keys, in order, with sequence numbers that grow; up to 10 MiB where the stream says so.', rules: ['kinesis KS10', 'kinesis KS11', 'kinesis KS12'] },
    { what: 'Throughput', says: 'Of a shard, in and out, with refusals past it.', rules: ['kinesis KS13', 'kinesis KS23'] },
    { what: 'Reading', says: 'Every kind of iterator, for 5 minutes each; shards read to their ends.', rules: ['kinesis KS20', 'kinesis KS21', 'kinesis KS25'] },
    { what: 'Resharding', says: 'Splits, merges and new shard counts.', rules: ['kinesis KS30', 'kinesis KS31', 'kinesis KS32'] },
  ],
  simplified: [
    { what: 'Time of changes', says: 'Each takes 10 s.', rules: ['kinesis KS1'] },
    { what: 'On-demand streams', says: 'Keep their four shards, whatever the load.', rules: ['kinesis KS33'] },
    { what: 'MillisBehindLatest', says: 'Is the age of the next record.', rules: ['kinesis KS24'] },
    { what: 'Encryption', says: 'A flag that records show.', rules: ['kinesis KS8'] },
  ],
  leftOut: [
    { what: 'Enhanced fan-out', says: '`RegisterStreamConsumer`, `SubscribeToShard` and their kin.' },
    { what: 'Settings', says: 'Resource policies, metrics of shards, warm throughput, `TagResource` and its kin.' },
    { what: 'Data Firehose', says: 'And Managed Service for Apache Flink: services of their own that are not there.' },
  ],
}
