/** What actions of S3 answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const s3Answers = `
GetObject = GetObjectOutput
PutObject = PutObjectOutput
DeleteObject = DeleteObjectOutput
DeleteObjects = DeleteObjectsOutput
HeadObject = HeadObjectOutput
ListObjectsV2 = ListObjectsV2Output
ListObjects = ListObjectsOutput
CopyObject = CopyObjectOutput
ListBuckets = ListBucketsOutput
CreateBucket = CreateBucketOutput
GetObjectOutput: Body text, DeleteMarker truth, AcceptRanges text, Expiration text, Restore text, LastModified text,
    ContentLength number, ETag text, ChecksumCRC32 text, ChecksumCRC32C text, ChecksumCRC64NVME text,
    ChecksumSHA1 text, ChecksumSHA256 text, ChecksumSHA512 text, ChecksumMD5 text, ChecksumXXHASH64 text,
    ChecksumXXHASH3 text, ChecksumXXHASH128 text, ChecksumType one(COMPOSITE|FULL_OBJECT), MissingMeta number,
    VersionId text, CacheControl text, ContentDisposition text, ContentEncoding text, ContentLanguage text,
    ContentRange text, ContentType text, Expires text, WebsiteRedirectLocation text,
    ServerSideEncryption one(AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse), Metadata {text},
    SSECustomerAlgorithm text, SSECustomerKeyMD5 text, SSEKMSKeyId text, BucketKeyEnabled truth,
    StorageClass one(STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP|AWS_BACKUP_WARM|AWS_BACKUP_LOW_COST_WARM),
    RequestCharged one(requester), ReplicationStatus one(COMPLETE|PENDING|FAILED|REPLICA|COMPLETED),
    PartsCount number, TagCount number, ObjectLockMode one(GOVERNANCE|COMPLIANCE), ObjectLockRetainUntilDate text,
    ObjectLockLegalHoldStatus one(ON|OFF)
PutObjectOutput: Expiration text, ETag text, ChecksumCRC32 text, ChecksumCRC32C text, ChecksumCRC64NVME text,
    ChecksumSHA1 text, ChecksumSHA256 text, ChecksumSHA512 text, ChecksumMD5 text, ChecksumXXHASH64 text,
    ChecksumXXHASH3 text, ChecksumXXHASH128 text, ChecksumType one(COMPOSITE|FULL_OBJECT),
    ServerSideEncryption one(AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse), VersionId text,
    SSECustomerAlgorithm text, SSECustomerKeyMD5 text, SSEKMSKeyId text, SSEKMSEncryptionContext text,
    BucketKeyEnabled truth, Size number, RequestCharged one(requester)
DeleteObjectOutput: DeleteMarker truth, VersionId text, RequestCharged one(requester)
DeleteObjectsOutput: Deleted [DeletedObject], RequestCharged one(requester), Errors [Error]
HeadObjectOutput: DeleteMarker truth, AcceptRanges text, Expiration text, Restore text,
    ArchiveStatus one(ARCHIVE_ACCESS|DEEP_ARCHIVE_ACCESS), LastModified text, ContentLength number,
    ChecksumCRC32 text, ChecksumCRC32C text, ChecksumCRC64NVME text, ChecksumSHA1 text, ChecksumSHA256 text,
    ChecksumSHA512 text, ChecksumMD5 text, ChecksumXXHASH64 text, ChecksumXXHASH3 text, ChecksumXXHASH128 text,
    ChecksumType one(COMPOSITE|FULL_OBJECT), ETag text, MissingMeta number, VersionId text, CacheControl text,
    ContentDisposition text, ContentEncoding text, ContentLanguage text, ContentType text, ContentRange text,
    Expires text, WebsiteRedirectLocation text,
    ServerSideEncryption one(AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse), Metadata {text},
    SSECustomerAlgorithm text, SSECustomerKeyMD5 text, SSEKMSKeyId text, BucketKeyEnabled truth,
    StorageClass one(STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP|AWS_BACKUP_WARM|AWS_BACKUP_LOW_COST_WARM),
    RequestCharged one(requester), ReplicationStatus one(COMPLETE|PENDING|FAILED|REPLICA|COMPLETED),
    PartsCount number, TagCount number, ObjectLockMode one(GOVERNANCE|COMPLIANCE), ObjectLockRetainUntilDate text,
    ObjectLockLegalHoldStatus one(ON|OFF)
ListObjectsV2Output: IsTruncated truth, Contents [Object], Name text, Prefix text, Delimiter text, MaxKeys number,
    CommonPrefixes [CommonPrefix], EncodingType one(url), KeyCount number, ContinuationToken text,
    NextContinuationToken text, StartAfter text, RequestCharged one(requester)
ListObjectsOutput: IsTruncated truth, Marker text, NextMarker text, Contents [Object], Name text, Prefix text,
    Delimiter text, MaxKeys number, CommonPrefixes [CommonPrefix], EncodingType one(url),
    RequestCharged one(requester)
CopyObjectOutput: CopyObjectResult CopyObjectResult, Expiration text, CopySourceVersionId text, VersionId text,
    ServerSideEncryption one(AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse), SSECustomerAlgorithm text,
    SSECustomerKeyMD5 text, SSEKMSKeyId text, SSEKMSEncryptionContext text, BucketKeyEnabled truth,
    RequestCharged one(requester)
ListBucketsOutput: Buckets [Bucket], Owner Owner, ContinuationToken text, Prefix text
CreateBucketOutput: Location text, BucketArn text(1..128)
DeletedObject: Key text(1..), VersionId text, DeleteMarker truth, DeleteMarkerVersionId text
Error: Key text(1..), VersionId text, Code text, Message text
Object: Key text(1..), LastModified text, ETag text,
    ChecksumAlgorithm [one(CRC32|CRC32C|SHA1|SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3|XXHASH128)],
    ChecksumType one(COMPOSITE|FULL_OBJECT), Size number,
    StorageClass one(STANDARD|REDUCED_REDUNDANCY|GLACIER|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP|AWS_BACKUP_WARM|AWS_BACKUP_LOW_COST_WARM),
    Owner Owner, RestoreStatus RestoreStatus
CommonPrefix: Prefix text
CopyObjectResult: ETag text, LastModified text, ChecksumType one(COMPOSITE|FULL_OBJECT), ChecksumCRC32 text,
    ChecksumCRC32C text, ChecksumCRC64NVME text, ChecksumSHA1 text, ChecksumSHA256 text, ChecksumSHA512 text,
    ChecksumMD5 text, ChecksumXXHASH64 text, ChecksumXXHASH3 text, ChecksumXXHASH128 text
Bucket: Name text, CreationDate text, BucketRegion text, BucketArn text(1..128)
Owner: DisplayName text, ID text
RestoreStatus: IsRestoreInProgress truth, RestoreExpiryDate text
`
