/** What actions of Step Functions answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const statesAnswers = `
StartExecution = StartExecutionOutput
StartSyncExecution = StartSyncExecutionOutput
DescribeExecution = DescribeExecutionOutput
StopExecution = StopExecutionOutput
ListExecutions = ListExecutionsOutput
ListStateMachines = ListStateMachinesOutput
DescribeStateMachine = DescribeStateMachineOutput
GetActivityTask = GetActivityTaskOutput
StartExecutionOutput: ExecutionArn! text(1..256), StartDate! text
StartSyncExecutionOutput: ExecutionArn! text(1..256), StateMachineArn text(1..256), Name text(1..80), StartDate! text,
    StopDate! text, Status! one(SUCCEEDED|FAILED|TIMED_OUT), Error text(..256), Cause text(..32768),
    Input text(..262144), InputDetails CloudWatchEventsExecutionDataDetails, Output text(..262144),
    OutputDetails CloudWatchEventsExecutionDataDetails, TraceHeader text(..256), BillingDetails BillingDetails
DescribeExecutionOutput: ExecutionArn! text(1..256), StateMachineArn! text(1..256), Name text(1..80),
    Status! one(RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE), StartDate! text, StopDate text,
    Input text(..262144), InputDetails CloudWatchEventsExecutionDataDetails, Output text(..262144),
    OutputDetails CloudWatchEventsExecutionDataDetails, TraceHeader text(..256), MapRunArn text(1..2000),
    Error text(..256), Cause text(..32768), StateMachineVersionArn text(1..256), StateMachineAliasArn text(1..256),
    RedriveCount number, RedriveDate text, RedriveStatus one(REDRIVABLE|NOT_REDRIVABLE|REDRIVABLE_BY_MAP_RUN),
    RedriveStatusReason text(..262144)
StopExecutionOutput: StopDate! text
ListExecutionsOutput: Executions! [ExecutionListItem], NextToken text(1..3096)
ListStateMachinesOutput: StateMachines! [StateMachineListItem], NextToken text(1..1024)
DescribeStateMachineOutput: StateMachineArn! text(1..256), Name! text(1..80), Status one(ACTIVE|DELETING),
    Definition! text(1..1048576), RoleArn! text(1..256), Type! one(STANDARD|EXPRESS), CreationDate! text,
    LoggingConfiguration LoggingConfiguration, TracingConfiguration TracingConfiguration, Label text, RevisionId text,
    Description text(..256), EncryptionConfiguration EncryptionConfiguration, VariableReferences {[text]}
GetActivityTaskOutput: TaskToken text(1..2048), Input text(..1048576)
CloudWatchEventsExecutionDataDetails: Included truth
BillingDetails: BilledMemoryUsedInMB number, BilledDurationInMilliseconds number
ExecutionListItem: ExecutionArn! text(1..256), StateMachineArn! text(1..256), Name! text(1..80),
    Status! one(RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE), StartDate! text, StopDate text,
    MapRunArn text(1..2000), ItemCount number, StateMachineVersionArn text(1..256), StateMachineAliasArn text(1..256),
    RedriveCount number, RedriveDate text
StateMachineListItem: StateMachineArn! text(1..256), Name! text(1..80), Type! one(STANDARD|EXPRESS),
    CreationDate! text
LoggingConfiguration: Level one(ALL|ERROR|FATAL|OFF), IncludeExecutionData truth, Destinations [LogDestination]
TracingConfiguration: Enabled truth
EncryptionConfiguration: KmsKeyId text(1..2048), KmsDataKeyReusePeriodSeconds number(60..900),
    Type! one(AWS_OWNED_KEY|CUSTOMER_MANAGED_KMS_KEY)
LogDestination: CloudWatchLogsLogGroup CloudWatchLogsLogGroup
CloudWatchLogsLogGroup: LogGroupArn text(1..256)
`
