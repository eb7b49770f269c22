/**
 * What actions of Lambda answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of
 * `answerShapes.ts`. Two deviations, both as recorded: a MemorySize above 10,240 is refused, and a Payload is any JSON.
 */
export const lambdaAnswers = `
Invoke = InvocationResponse
GetFunction = GetFunctionResponse
GetFunctionConfiguration = FunctionConfiguration
ListFunctions = ListFunctionsResponse
UpdateFunctionConfiguration = FunctionConfiguration
GetFunctionConcurrency = GetFunctionConcurrencyResponse
PutFunctionConcurrency = Concurrency
InvocationResponse: StatusCode number, FunctionError text, LogResult text, Payload any,
    ExecutedVersion text(1..1024), DurableExecutionArn text(1..1024)
GetFunctionResponse: Configuration FunctionConfiguration, Code FunctionCodeLocation, Tags {text(..256)},
    TagsError TagsError, Concurrency Concurrency
FunctionConfiguration: FunctionName text(1..256), FunctionArn text(..10000),
    Runtime one(nodejs|nodejs4.3|nodejs6.10|nodejs8.10|nodejs10.x|nodejs12.x|nodejs14.x|nodejs16.x|nodejs18.x|nodejs20.x|nodejs22.x|nodejs24.x|java8|java8.al2|java11|java17|java21|java25|python2.7|python3.6|python3.7|python3.8|python3.9|python3.10|python3.11|python3.12|python3.13|python3.14|dotnetcore1.0|dotnetcore2.0|dotnetcore2.1|dotnetcore3.1|dotnet6|dotnet8|dotnet10|nodejs4.3-edge|go1.x|ruby2.5|ruby2.7|ruby3.2|ruby3.3|ruby3.4|ruby4.0|provided|provided.al2|provided.al2023|nodejs26.x|python3.15|java8.al2023|java11.al2023|java17.al2023),
    Role text(..10000), Handler text(..128), CodeSize number, Description text(..256), Timeout number(1..5400),
    MemorySize number(128..10240), LastModified text(..100), CodeSha256 text, Version text(1..1024),
    VpcConfig VpcConfigResponse, DeadLetterConfig DeadLetterConfig, Environment EnvironmentResponse,
    KMSKeyArn text(..10000), TracingConfig TracingConfigResponse, MasterArn text(..10000), RevisionId text,
    Layers [Layer], State one(Pending|Active|Inactive|Failed|Deactivating|Deactivated|ActiveNonInvocable|Deleting),
    StateReason text,
    StateReasonCode one(Idle|Creating|Restoring|EniLimitExceeded|InsufficientRolePermissions|InvalidConfiguration|InternalError|SubnetOutOfIPAddresses|InvalidSubnet|InvalidSecurityGroup|ImageDeleted|ImageAccessDenied|InvalidImage|KMSKeyAccessDenied|KMSKeyNotFound|InvalidStateKMSKey|DisabledKMSKey|EFSIOError|EFSMountConnectivityError|EFSMountFailure|EFSMountTimeout|InvalidRuntime|InvalidZipFileException|FunctionError|ServiceQuotaExceededException|VcpuLimitExceeded|CapacityProviderScalingLimitExceeded|InsufficientCapacity|EC2RequestLimitExceeded|FunctionError.InitTimeout|FunctionError.RuntimeInitError|FunctionError.ExtensionInitError|FunctionError.InvalidEntryPoint|FunctionError.InvalidWorkingDirectory|FunctionError.PermissionDenied|FunctionError.TooManyExtensions|FunctionError.InitResourceExhausted|DisallowedByVpcEncryptionControl|DrainingDurableExecutions|DependencyError),
    LastUpdateStatus one(Successful|Failed|InProgress), LastUpdateStatusReason text,
    LastUpdateStatusReasonCode one(EniLimitExceeded|InsufficientRolePermissions|InvalidConfiguration|InternalError|SubnetOutOfIPAddresses|InvalidSubnet|InvalidSecurityGroup|ImageDeleted|ImageAccessDenied|InvalidImage|KMSKeyAccessDenied|KMSKeyNotFound|InvalidStateKMSKey|DisabledKMSKey|EFSIOError|EFSMountConnectivityError|EFSMountFailure|EFSMountTimeout|InvalidRuntime|InvalidZipFileException|FunctionError|ServiceQuotaExceededException|VcpuLimitExceeded|CapacityProviderScalingLimitExceeded|InsufficientCapacity|EC2RequestLimitExceeded|FunctionError.InitTimeout|FunctionError.RuntimeInitError|FunctionError.ExtensionInitError|FunctionError.InvalidEntryPoint|FunctionError.InvalidWorkingDirectory|FunctionError.PermissionDenied|FunctionError.TooManyExtensions|FunctionError.InitResourceExhausted|DisallowedByVpcEncryptionControl|DependencyError),
    FileSystemConfigs [FileSystemConfig], SigningProfileVersionArn text(..10000), SigningJobArn text(..10000),
    PackageType one(Zip|Image), ImageConfigResponse ImageConfigResponse, Architectures [one(x86_64|arm64)],
    EphemeralStorage EphemeralStorage, SnapStart SnapStartResponse, RuntimeVersionConfig RuntimeVersionConfig,
    LoggingConfig LoggingConfig, TenancyConfig TenancyConfig, CapacityProviderConfig CapacityProviderConfig,
    ConfigSha256 text, DurableConfig DurableConfig
ListFunctionsResponse: NextMarker text, Functions [FunctionConfiguration]
GetFunctionConcurrencyResponse: ReservedConcurrentExecutions number
Concurrency: ReservedConcurrentExecutions number
FunctionCodeLocation: RepositoryType text, Location text(..10000), ImageUri text, ResolvedImageUri text,
    ResolvedS3Object ResolvedS3Object, SourceKMSKeyArn text(..10000), Error FunctionCodeLocationError
TagsError: ErrorCode! text(10..21), Message! text(84..1000)
VpcConfigResponse: SubnetIds [text(..1024)], SecurityGroupIds [text(..1024)], VpcId text,
    Ipv6AllowedForDualStack truth
DeadLetterConfig: TargetArn text(..10000)
EnvironmentResponse: Variables {text}, Error EnvironmentError
TracingConfigResponse: Mode one(Active|PassThrough)
Layer: Arn text(1..2048), CodeSize number, SigningProfileVersionArn text(..10000), SigningJobArn text(..10000)
FileSystemConfig: Arn! text(..256), LocalMountPath! text(..160)
ImageConfigResponse: ImageConfig ImageConfig, Error ImageConfigError
EphemeralStorage: Size! number(512..10240)
SnapStartResponse: ApplyOn one(PublishedVersions|None), OptimizationStatus one(On|Off)
RuntimeVersionConfig: RuntimeVersionArn text(26..2048), Error RuntimeVersionError
LoggingConfig: LogFormat one(JSON|Text), ApplicationLogLevel one(TRACE|DEBUG|INFO|WARN|ERROR|FATAL),
    SystemLogLevel one(DEBUG|INFO|WARN), LogGroup text(1..512)
TenancyConfig: TenantIsolationMode! one(PER_TENANT)
CapacityProviderConfig: LambdaManagedInstancesCapacityProviderConfig! LambdaManagedInstancesCapacityProviderConfig
DurableConfig: KMSKeyArn text(..10000), RetentionPeriodInDays number(1..90), ExecutionTimeout number(1..31622400)
ResolvedS3Object: S3Bucket text(3..63), S3Key text(1..1024), S3ObjectVersion text(1..1024)
FunctionCodeLocationError: ErrorCode text, Message text
EnvironmentError: ErrorCode text, Message text
ImageConfig: EntryPoint [text], Command [text], WorkingDirectory text(..1000)
ImageConfigError: ErrorCode text, Message text
RuntimeVersionError: ErrorCode text, Message text
LambdaManagedInstancesCapacityProviderConfig: CapacityProviderArn! text(1..140),
    PerExecutionEnvironmentMaxConcurrency number(1..1600), ExecutionEnvironmentMemoryGiBPerVCpu number(2..8)
`
