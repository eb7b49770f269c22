import type { ServiceFidelity } from './serviceFidelity'

export const s3: ServiceFidelity = {
  id: 's3',
  title: 'S3',
  spec: 's3',
  simulated: [
    { what: 'Buckets', says: 'Made, listed and deleted, with versioning and a policy.', rules: ['s3 S31', 's3 S40', 's3 S55'] },
    { what: 'Objects', says: 'Bytes with metadata and entity tags, ranges, conditions, checksums, copies.', rules: ['s3 S32', 's3 S34', 's3 S35', 's3 S39', 's3 S44'] },
    { what: 'Lists', says: 'Both versions, by prefix and delimiter, in pages of 1,000.', rules: ['s3 S36', 's3 S37', 's3 S43'] },
    { what: 'Multipart uploads', says: 'Made of parts of 5 MiB and more.', rules: ['s3 S41'] },
    { what: 'Notifications', says: 'To queues, topics, functions and EventBridge, by event, prefix and suffix.', rules: ['s3 S50', 's3 S52', 's3 S53'] },
  ],
  simplified: [
    { what: 'Delivery of notifications', says: 'At once, once and in order. AWS promises at least once, in some seconds.', rules: ['s3 S52'] },
    { what: 'Names of buckets', says: 'Are not shared with other accounts.', rules: ['s3 S31'] },
    { what: 'Retries of notifications', says: 'Their pauses are ours.', rules: ['s3 S54'] },
  ],
  leftOut: [
    { what: 'Parts', says: '`ListParts`, `ListMultipartUploads` and `UploadPartCopy`.' },
    { what: 'Settings of objects', says: 'Tags, ACLs, storage classes but STANDARD, encryption with other keys than S3’s, object lock.', rules: ['s3 S42'] },
    { what: 'Settings of buckets', says: 'Lifecycle, replication, websites, inventories and their kin.' },
  ],
}
