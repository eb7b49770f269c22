import { expect, test } from 'vitest'
import { describeState } from './stateDescription'

const task = (Resource: string, more: object = {}) => ({ Type: 'Task', Resource, ...more })

test.each<[state: Record<string, unknown>, icon: string, detail: string]>([
  [task('arn:aws:lambda:us-east-1:123456789012:function:validate:live'), 'lambda', 'validate'],
  [task('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'pay' } }), 'lambda', 'pay'],
  [task('arn:aws:states:::lambda:invoke.waitForTaskToken', { Arguments: { FunctionName: '{% $fn %}' } }), 'lambda', 'lambda:invoke.waitForTaskToken'],
  [task('arn:aws:states:::dynamodb:updateItem'), 'database', 'dynamodb:updateItem'],
  [task('arn:aws:states:::aws-sdk:sqs:sendMessage'), 'queue', 'sqs:sendMessage'],
  [task('arn:aws:states:::states:startExecution.sync:2'), 'workflow', 'states:startExecution.sync:2'],
  [task('arn:aws:states:us-east-1:123456789012:activity:approve'), 'activity', 'approve'],
  [task('${HandlerArn}'), 'service', '${HandlerArn}'],
  [{ Type: 'Task' }, 'service', 'no Resource'],
  [{ Type: 'Wait', Seconds: 5 }, 'wait', '5 s'],
  [{ Type: 'Wait', TimestampPath: '$.due' }, 'wait', 'until $.due'],
  [{ Type: 'Choice', Choices: [{}] }, 'choice', '1 rule'],
  [{ Type: 'Fail', Error: 'OrderFailed' }, 'fail', 'OrderFailed'],
  [{ Type: 'Parallel', Branches: [{}, {}] }, 'parallel', '2 branches'],
  [{ Type: 'Map', MaxConcurrency: 4, ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } } }, 'map', 'distributed, 4 at a time'],
  [{}, 'state', 'no Type'],
])('%j', (state, icon, detail) => {
  expect(describeState(state)).toMatchObject({ icon, detail })
})
