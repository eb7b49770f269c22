import type { Context } from '../../aws/service'
import { withExecutions, type StatesAccount } from './account'
import type { Execution } from './interpreter/execution'
import { redriveRun } from './interpreter/redrive'
import { Run } from './interpreter/run'
import { lifetime } from './lifetime'
import type { Outcome } from './outcome'

/** An execution that ended is told to be redriven, and goes on at its next signal. Whether it may be was asked before. */
export function redrive(account: StatesAccount, ended: Execution, context: Context): Outcome {
  const { arn } = ended
  const redriveCount = ended.redriveCount + 1
  const run = new Run({ ...ended, status: 'RUNNING', redriveCount, redrivenAt: context.now }, context)
  redriveRun(run)
  const { execution, events, effects } = run.end()
  return {
    account: withExecutions(account, account.executions.set(arn, execution)),
    events,
    effects: [...effects, lifetime(execution, context.now), { type: 'schedule', signal: { type: 'Go', executionArn: arn } }],
  }
}
