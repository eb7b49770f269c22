/** What actions of Secrets Manager answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const secretsmanagerAnswers = `
GetSecretValue = GetSecretValueResponse
CreateSecret = CreateSecretResponse
PutSecretValue = PutSecretValueResponse
DescribeSecret = DescribeSecretResponse
GetSecretValueResponse: ARN text(20..2048), Name text(1..256), VersionId text(32..64), SecretBinary text(1..65536),
    SecretString text(1..65536), VersionStages [text(1..256)], CreatedDate text
CreateSecretResponse: ARN text(20..2048), Name text(1..256), VersionId text(32..64),
    ReplicationStatus [ReplicationStatusType]
PutSecretValueResponse: ARN text(20..2048), Name text(1..256), VersionId text(32..64), VersionStages [text(1..256)]
DescribeSecretResponse: ARN text(20..2048), Name text(1..256), Type text(..256), Description text(..2048),
    KmsKeyId text(..2048), RotationEnabled truth, RotationLambdaARN text(..2048), RotationRules RotationRulesType,
    ExternalSecretRotationMetadata [ExternalSecretRotationMetadataItem], ExternalSecretRotationRoleArn text(20..2048),
    LastRotatedDate text, LastChangedDate text, LastAccessedDate text, DeletedDate text, NextRotationDate text,
    Tags [Tag], VersionIdsToStages {[text(1..256)]}, OwningService text(1..128), CreatedDate text,
    PrimaryRegion text(1..128), ReplicationStatus [ReplicationStatusType]
ReplicationStatusType: Region text(1..128), KmsKeyId text(..2048), Status one(InSync|Failed|InProgress),
    StatusMessage text(1..4096), LastAccessedDate text
RotationRulesType: AutomaticallyAfterDays number(1..1000), Duration text(2..3), ScheduleExpression text(1..256)
ExternalSecretRotationMetadataItem: Key text(1..256), Value text(1..2048)
Tag: Key text(1..128), Value text(..256)
`
