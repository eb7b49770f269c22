/** What actions of Kinesis answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const kinesisAnswers = `
PutRecord = PutRecordOutput
PutRecords = PutRecordsOutput
GetRecords = GetRecordsOutput
DescribeStreamSummary = DescribeStreamSummaryOutput
PutRecordOutput: ShardId! text(1..128), SequenceNumber! text, EncryptionType one(NONE|KMS)
PutRecordsOutput: FailedRecordCount number(1..), Records! [PutRecordsResultEntry], EncryptionType one(NONE|KMS)
GetRecordsOutput: Records! [Record], NextShardIterator text(1..512), MillisBehindLatest number,
    ChildShards [ChildShard]
DescribeStreamSummaryOutput: StreamDescriptionSummary! StreamDescriptionSummary
PutRecordsResultEntry: SequenceNumber text, ShardId text(1..128), ErrorCode text, ErrorMessage text
Record: SequenceNumber! text, ApproximateArrivalTimestamp text, Data! text(..10485760), PartitionKey! text(1..256),
    EncryptionType one(NONE|KMS)
ChildShard: ShardId! text(1..128), ParentShards! [text(1..128)], HashKeyRange! HashKeyRange
StreamDescriptionSummary: StreamName! text(1..128), StreamARN! text(1..2048), StreamId text(1..24),
    StreamStatus! one(CREATING|DELETING|ACTIVE|UPDATING), StreamModeDetails StreamModeDetails,
    RetentionPeriodHours! number, StreamCreationTimestamp! text, EnhancedMonitoring! [EnhancedMetrics],
    EncryptionType one(NONE|KMS), KeyId text(1..2048), OpenShardCount! number(0..1000000),
    ConsumerCount number(0..1000000), WarmThroughput WarmThroughputObject, MaxRecordSizeInKiB number(1024..10240)
HashKeyRange: StartingHashKey! text, EndingHashKey! text
StreamModeDetails: StreamMode! one(PROVISIONED|ON_DEMAND)
EnhancedMetrics:
    ShardLevelMetrics [one(IncomingBytes|IncomingRecords|OutgoingBytes|OutgoingRecords|WriteProvisionedThroughputExceeded|ReadProvisionedThroughputExceeded|IteratorAgeMilliseconds|ALL)]
WarmThroughputObject: TargetMiBps number, CurrentMiBps number
`
