import type { JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'
import { patchOperationsOf, refusePath } from '../patch/patchOperation'
import { ACCOUNT } from '../request/meter'
import type { Turn } from '../turn'
import type { Operation } from './operation'

/** What is set once for all APIs of the Region. */
export const getAccount: Operation = (turn) => shown(turn)

export const updateAccount: Operation = (turn, input) => {
  for (const operation of patchOperationsOf(input)) {
    const { op, path, value = '' } = operation
    if (path !== '/cloudwatchRoleArn' || (op !== 'replace' && op !== 'remove')) refusePath(operation, ['/cloudwatchRoleArn'])
    if (op === 'replace' && value !== '' && !/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(value)) badRequest('The role ARN is not well formed')
    turn.keep({ cloudwatchRoleArn: op === 'remove' || value === '' ? undefined : value })
  }
  return shown(turn)
}

function shown({ account: { cloudwatchRoleArn } }: Turn): JsonObject {
  return { ...(cloudwatchRoleArn === undefined ? {} : { cloudwatchRoleArn }), throttleSettings: { ...ACCOUNT }, features: ['UsagePlans'], apiKeyVersion: '4' }
}
