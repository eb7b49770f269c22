import { bytesOf } from '../../../../facts/facts'
import { functionArn } from '../../../aws/arn'
import { reservedTotal } from '../account'
import { functionNotFound } from '../refusal'
import { ACCOUNT_CONCURRENCY } from '../rules/concurrency'
import { functionReference } from './functionName'
import type { Operation } from './operations'
import { existingTarget } from './target'

/** All zip packages of an account in a Region, and one before it is unzipped. */
const MOST_CODE_BYTES = bytesOf('lambda.code.total')
const MOST_UNZIPPED_BYTES = bytesOf('lambda.code.limit')
const MOST_ZIPPED_BYTES = bytesOf('lambda.code.zipped')

export const getAccountSettings: Operation = (turn) => {
  const { functions } = turn.account
  let size = 0
  for (const { configuration, versions } of functions.values()) {
    size += configuration.code.size
    for (const version of versions.values()) size += version.configuration.code.size
  }
  return {
    AccountLimit: {
      TotalCodeSize: MOST_CODE_BYTES,
      CodeSizeUnzipped: MOST_UNZIPPED_BYTES,
      CodeSizeZipped: MOST_ZIPPED_BYTES,
      ConcurrentExecutions: ACCOUNT_CONCURRENCY,
      UnreservedConcurrentExecutions: ACCOUNT_CONCURRENCY - reservedTotal(turn.account),
    },
    AccountUsage: { TotalCodeSize: size, FunctionCount: functions.size },
  }
}

export const putFunctionRecursionConfig: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  if (!turn.functionNamed(name)) functionNotFound(functionArn(turn.place, name))
  const recursiveLoop = String(input['RecursiveLoop'])
  turn.changeFunction(name, { recursiveLoop })
  return { RecursiveLoop: recursiveLoop }
}

export const getFunctionRecursionConfig: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  return fn ? { RecursiveLoop: fn.recursiveLoop } : functionNotFound(functionArn(turn.place, name))
}

/** Runtimes have one version here: whoever asks is told that it is updated by itself. */
export const getRuntimeManagementConfig: Operation = (turn, input) => {
  const { fn } = existingTarget(turn, functionReference(input, turn.place))
  return { UpdateRuntimeOn: 'Auto', FunctionArn: fn.arn }
}
