/** What actions of DynamoDB answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const dynamodbAnswers = `
GetItem = GetItemOutput
PutItem = PutItemOutput
UpdateItem = UpdateItemOutput
DeleteItem = DeleteItemOutput
Query = QueryOutput
Scan = ScanOutput
BatchGetItem = BatchGetItemOutput
BatchWriteItem = BatchWriteItemOutput
TransactWriteItems = TransactWriteItemsOutput
TransactGetItems = TransactGetItemsOutput
ExecuteStatement = ExecuteStatementOutput
DescribeTable = DescribeTableOutput
ListTables = ListTablesOutput
GetItemOutput: Item {AttributeValue}, ConsumedCapacity ConsumedCapacity
PutItemOutput: Attributes {AttributeValue}, ConsumedCapacity ConsumedCapacity,
    ItemCollectionMetrics ItemCollectionMetrics
UpdateItemOutput: Attributes {AttributeValue}, ConsumedCapacity ConsumedCapacity,
    ItemCollectionMetrics ItemCollectionMetrics
DeleteItemOutput: Attributes {AttributeValue}, ConsumedCapacity ConsumedCapacity,
    ItemCollectionMetrics ItemCollectionMetrics
QueryOutput: Items [{AttributeValue}], Count number, ScannedCount number, LastEvaluatedKey {AttributeValue},
    ConsumedCapacity ConsumedCapacity
ScanOutput: Items [{AttributeValue}], Count number, ScannedCount number, LastEvaluatedKey {AttributeValue},
    ConsumedCapacity ConsumedCapacity
BatchGetItemOutput: Responses {[{AttributeValue}]}, UnprocessedKeys {KeysAndAttributes},
    ConsumedCapacity [ConsumedCapacity]
BatchWriteItemOutput: UnprocessedItems {[WriteRequest]}, ItemCollectionMetrics {[ItemCollectionMetrics]},
    ConsumedCapacity [ConsumedCapacity]
TransactWriteItemsOutput: ConsumedCapacity [ConsumedCapacity], ItemCollectionMetrics {[ItemCollectionMetrics]}
TransactGetItemsOutput: ConsumedCapacity [ConsumedCapacity], Responses [ItemResponse]
ExecuteStatementOutput: Items [{AttributeValue}], NextToken text(1..32768), ConsumedCapacity ConsumedCapacity,
    LastEvaluatedKey {AttributeValue}
DescribeTableOutput: Table TableDescription
ListTablesOutput: TableNames [text(3..255)], LastEvaluatedTableName text(3..255)
AttributeValue: S text, N text, B text, SS [text], NS [text], BS [text], M {AttributeValue}, L [AttributeValue],
    NULL truth, BOOL truth
ConsumedCapacity: TableName text(1..1024), CapacityUnits number, ReadCapacityUnits number, WriteCapacityUnits number,
    Table Capacity, LocalSecondaryIndexes {Capacity}, GlobalSecondaryIndexes {Capacity},
    VectorIndexes {VectorCapacity}
ItemCollectionMetrics: ItemCollectionKey {AttributeValue}, SizeEstimateRangeGB [number]
KeysAndAttributes: Keys! [{AttributeValue}], AttributesToGet [text(..65535)], ConsistentRead truth,
    ProjectionExpression text, ExpressionAttributeNames {text(..65535)}
WriteRequest: PutRequest PutRequest, DeleteRequest DeleteRequest
ItemResponse: Item {AttributeValue}
TableDescription: AttributeDefinitions [AttributeDefinition], TableName text(3..255), KeySchema [KeySchemaElement],
    TableStatus one(CREATING|UPDATING|DELETING|ACTIVE|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED),
    CreationDateTime text, ProvisionedThroughput ProvisionedThroughputDescription, TableSizeBytes number,
    ItemCount number, TableArn text, TableId text, BillingModeSummary BillingModeSummary,
    LocalSecondaryIndexes [LocalSecondaryIndexDescription], GlobalSecondaryIndexes [GlobalSecondaryIndexDescription],
    StreamSpecification StreamSpecification, LatestStreamLabel text, LatestStreamArn text(37..1024),
    GlobalTableVersion text, Replicas [ReplicaDescription], GlobalTableWitnesses [GlobalTableWitnessDescription],
    GlobalTableSettingsReplicationMode one(ENABLED|DISABLED|ENABLED_WITH_OVERRIDES), RestoreSummary RestoreSummary,
    SSEDescription SSEDescription, ArchivalSummary ArchivalSummary, TableClassSummary TableClassSummary,
    DeletionProtectionEnabled truth, OnDemandThroughput OnDemandThroughput,
    WarmThroughput TableWarmThroughputDescription, MultiRegionConsistency one(EVENTUAL|STRONG),
    VectorIndexes [VectorIndexDescription]
Capacity: ReadCapacityUnits number, WriteCapacityUnits number, CapacityUnits number
VectorCapacity: VectorSearchRequestBytes number, VectorWriteRequestBytes number
PutRequest: Item! {AttributeValue}
DeleteRequest: Key! {AttributeValue}
AttributeDefinition: AttributeName! text(1..255), AttributeType! one(S|N|B)
KeySchemaElement: AttributeName! text(1..255), KeyType! one(HASH|RANGE)
ProvisionedThroughputDescription: LastIncreaseDateTime text, LastDecreaseDateTime text,
    NumberOfDecreasesToday number(1..), ReadCapacityUnits number, WriteCapacityUnits number
BillingModeSummary: BillingMode one(PROVISIONED|PAY_PER_REQUEST), LastUpdateToPayPerRequestDateTime text
LocalSecondaryIndexDescription: IndexName text(3..255), KeySchema [KeySchemaElement], Projection Projection,
    IndexSizeBytes number, ItemCount number, IndexArn text
GlobalSecondaryIndexDescription: IndexName text(3..255), KeySchema [KeySchemaElement], Projection Projection,
    IndexStatus one(CREATING|UPDATING|DELETING|ACTIVE), Backfilling truth,
    ProvisionedThroughput ProvisionedThroughputDescription, IndexSizeBytes number, ItemCount number, IndexArn text,
    OnDemandThroughput OnDemandThroughput, WarmThroughput GlobalSecondaryIndexWarmThroughputDescription
StreamSpecification: StreamEnabled! truth, StreamViewType one(NEW_IMAGE|OLD_IMAGE|NEW_AND_OLD_IMAGES|KEYS_ONLY)
ReplicaDescription: RegionName text,
    ReplicaStatus one(CREATING|CREATION_FAILED|UPDATING|DELETING|ACTIVE|REGION_DISABLED|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED),
    ReplicaArn text, ReplicaStatusDescription text, ReplicaStatusPercentProgress text, KMSMasterKeyId text,
    ProvisionedThroughputOverride ProvisionedThroughputOverride,
    OnDemandThroughputOverride OnDemandThroughputOverride, WarmThroughput TableWarmThroughputDescription,
    GlobalSecondaryIndexes [ReplicaGlobalSecondaryIndexDescription], ReplicaInaccessibleDateTime text,
    ReplicaTableClassSummary TableClassSummary,
    GlobalTableSettingsReplicationMode one(ENABLED|DISABLED|ENABLED_WITH_OVERRIDES)
GlobalTableWitnessDescription: RegionName text, WitnessStatus one(CREATING|DELETING|ACTIVE)
RestoreSummary: SourceBackupArn text(37..1024), SourceTableArn text(1..1024), RestoreDateTime! text,
    RestoreInProgress! truth
SSEDescription: Status one(ENABLING|ENABLED|DISABLING|DISABLED|UPDATING), SSEType one(AES256|KMS),
    KMSMasterKeyArn text, InaccessibleEncryptionDateTime text
ArchivalSummary: ArchivalDateTime text, ArchivalReason text, ArchivalBackupArn text(37..1024)
TableClassSummary: TableClass one(STANDARD|STANDARD_INFREQUENT_ACCESS), LastUpdateDateTime text
OnDemandThroughput: MaxReadRequestUnits number, MaxWriteRequestUnits number
TableWarmThroughputDescription: ReadUnitsPerSecond number(1..), WriteUnitsPerSecond number(1..),
    Status one(CREATING|UPDATING|DELETING|ACTIVE|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED)
VectorIndexDescription: IndexName text(3..255), SearchSchema [SearchSchemaElement], Projection Projection,
    VectorAttribute VectorAttributeDefinition, Dimensions number(1..),
    DistanceFunction one(COSINE|DOT_PRODUCT|EUCLIDEAN), IndexStatus one(CREATING|UPDATING|DELETING|ACTIVE),
    Backfilling truth, IndexSizeBytes number, ItemCount number, IndexArn text
Projection: ProjectionType one(ALL|KEYS_ONLY|INCLUDE), NonKeyAttributes [text(1..255)]
GlobalSecondaryIndexWarmThroughputDescription: ReadUnitsPerSecond number(1..), WriteUnitsPerSecond number(1..),
    Status one(CREATING|UPDATING|DELETING|ACTIVE)
ProvisionedThroughputOverride: ReadCapacityUnits number(1..)
OnDemandThroughputOverride: MaxReadRequestUnits number
ReplicaGlobalSecondaryIndexDescription: IndexName text(3..255),
    ProvisionedThroughputOverride ProvisionedThroughputOverride,
    OnDemandThroughputOverride OnDemandThroughputOverride,
    WarmThroughput GlobalSecondaryIndexWarmThroughputDescription
SearchSchemaElement: AttributeName! text(..65535), SearchSchemaElementType! one(HASH|INLINE_FILTER)
VectorAttributeDefinition: AttributeName! text(1..255)
`
