import { LONGEST_NAME } from '../request/shape'

/** Shapes that requests to streams share (botocore, snapshot of August 2026). */
export const STREAM_ARN = { type: 'String', min: 37, max: 1024 } as const
export const SHARD_ID = { type: 'String', min: 28, max: 65 } as const
export const SEQUENCE_NUMBER = { type: 'String', min: 21, max: 40 } as const
export const STREAMED_TABLE = { type: 'String', min: 3, max: LONGEST_NAME, pattern: '[a-zA-Z0-9_.-]+' } as const
