import { bytesOf } from '../../../../facts/facts'
import { utf8Bytes } from '../../../aws/bytes'
import { unsimulated } from '../../../aws/refusal'
import { badRequest } from '../faults'
import type { Turn } from '../turn'

/** Bytes. */
const LONGEST_FORMAT = bytesOf('apigateway.logs.format.limit')

/** @throws {Refusal} BadRequestException: to write logs API Gateway needs a role, which the account has or has not */
export function needLogRole({ account }: Turn): void {
  if (account.cloudwatchRoleArn === undefined) badRequest('CloudWatch Logs role ARN must be set in account settings to enable logging')
}

/** @throws {Refusal} BadRequestException for what is no log group or no format; NotSimulated for Firehose */
export function checkAccessLog(destination: string | undefined, format: string | undefined): void {
  if (destination?.includes(':firehose:')) unsimulated('access logs to Amazon Data Firehose')
  if (destination !== undefined && !/^arn:[^:]+:logs:[^:]+:\d{12}:log-group:[^:]+(:\*)?$/.test(destination)) badRequest('Invalid ARN specified in the request')
  if (format === undefined) return
  if (/[\n\r]./.test(format)) badRequest('Access Log format must be single line, new line character is allowed only at end of the format')
  if (!/\$context\.(requestId|extendedRequestId)\b/.test(format)) badRequest('Access Log format must contain $context.requestId or $context.extendedRequestId')
  if (utf8Bytes(format).length > LONGEST_FORMAT) badRequest(`Access Log format must not have more than ${LONGEST_FORMAT} bytes`)
}
