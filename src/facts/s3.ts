import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide'
const API = 'https://docs.aws.amazon.com/AmazonS3/latest/API'
const READ = { checked: '2026-11-23', confidence: 'documented' } as const
const OURS = { source: 'ours', checked: '2026-11-23', confidence: 'modelled' } as const
const PARTS = { source: `${GUIDE}/qfacts.html`, ...READ } as const

/** S3's numbers. */
export const S3 = {
  's3.object.put.limit': { value: 5120, unit: 'MiB', ...PARTS, note: 'Of one PutObject or UploadPart: 5 GiB.' },
  's3.object.key.limit': { value: 1024, unit: 'bytes', source: `${GUIDE}/object-keys.html`, ...READ },
  's3.object.metadata.limit': { value: 2048, unit: 'bytes', source: `${GUIDE}/UsingMetadata.html`, ...READ },
  's3.upload.parts.limit': { value: 10_000, unit: 'items', ...PARTS },
  's3.upload.part.least': { value: 5, unit: 'MiB', ...PARTS, note: 'Of every part but the last.' },
  's3.list.page.limit': { value: 1000, unit: 'items', source: `${API}/API_ListObjectsV2.html`, ...READ },
  's3.batch.keys.limit': { value: 1000, unit: 'items', source: `${API}/API_DeleteObjects.html`, ...READ },
  's3.buckets.page.limit': { value: 10_000, unit: 'items', source: `${API}/API_ListBuckets.html`, ...READ },
  's3.notification.pause.first': { value: 1, unit: 's', ...OURS, note: 'Doubled with each retry. AWS gives no times.' },
  's3.notification.pause.longest': { value: 5, unit: 'min', ...OURS, note: 'AWS gives no times.' },
  's3.notification.age.longest': { value: 24, unit: 'h', ...OURS, note: 'AWS gives no times.' },
} as const satisfies { readonly [id: `s3.${string}`]: Fact }
