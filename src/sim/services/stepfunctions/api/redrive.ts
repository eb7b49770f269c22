import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { withExecutions, type StatesAccount } from '../account'
import type { Execution } from '../interpreter/execution'
import type { Operation } from '../outcome'
import { redrive } from '../redriving'
import { refused } from '../refusal'
import { texts } from './checks'
import { executionOf } from './executions'
import { redrivability } from './executionViews'


/** So many tokens are remembered, each so long. */
const TOKENS_KEPT = numberOf('stepfunctions.redrive.tokens.kept')
const TOKEN_LIFE = millisecondsOf('stepfunctions.redrive.tokens.life')

/** Takes a failed, stopped or timed out Standard execution up where it stood. The same client token again: the same answer. */
export const redriveExecution: Operation = (account, input, context) => {
  const { clientToken } = texts(input, 'clientToken')
  const execution = executionOf(account, input)
  const known = execution.redriveTokens.find(({ token, at }) => token === clientToken && context.now - at <= TOKEN_LIFE)
  if (known) return { account, output: { redriveDate: known.at / 1000 } }
  const { status, reason } = redrivability(account, execution, context.now)
  if (status !== 'REDRIVABLE') {
    const why = reason ?? 'A child execution of a Distributed Map is redriven with its Map Run'
    refused('ExecutionNotRedrivable', `Execution Not Redrivable: '${execution.arn}': ${why}`)
  }
  const redriven = redrive(account, execution, context)
  const told = clientToken === undefined ? redriven.account : withToken(redriven.account, execution.arn, clientToken, context.now)
  return { ...redriven, account: told, output: { redriveDate: context.now / 1000 } }
}

function withToken(account: StatesAccount, arn: string, token: string, at: VirtualMs): StatesAccount {
  const execution = account.executions.get(arn) as Execution
  const redriveTokens = [...execution.redriveTokens, { token, at }].slice(-TOKENS_KEPT)
  return withExecutions(account, account.executions.set(arn, { ...execution, redriveTokens }))
}
