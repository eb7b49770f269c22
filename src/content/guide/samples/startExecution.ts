import type { Step } from '../../questions/proof'
import type { Sample } from '../sample'

const START = `import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'

const sfn = new SFNClient()

export const handler = async ({ orderId, quantity }) => {
  try {
    const { executionArn, startDate } = await sfn.send(new StartExecutionCommand({
      stateMachineArn: process.env.WORKFLOW ?? 'arn:aws:states:us-east-1:123456789012:stateMachine:ship-order',
      // The order’s own name: the same order is not started twice.
      name: orderId,
      input: JSON.stringify({ orderId, quantity }),
    }))
    return { executionArn, startDate }
  } catch (error) {
    if (error.name !== 'ExecutionAlreadyExists') throw error
    return { refused: \`\${orderId} was started before, as another order\` }
  }
}
`

const DEFINITION = {
  QueryLanguage: 'JSONata',
  StartAt: 'Pack',
  States: { Pack: { Type: 'Wait', Seconds: 5, Next: 'Ship' }, Ship: { Type: 'Pass', Output: { shipped: '{% $states.input.orderId %}' }, End: true } },
}

const start = (as: string, quantity: number, name = 'start-order'): Step => ({ call: 'lambda:Invoke', input: { FunctionName: name, Payload: JSON.stringify({ orderId: 'o-1', quantity }) }, as })
const NAMELESS = START.replace('      // The order’s own name: the same order is not started twice.\n      name: orderId,\n', '')
const LIST: Step = { call: 'states:ListExecutions', input: { stateMachineArn: { $ref: 'ship-order.stateMachineArn' } }, as: 'listed' }
const TWO = [{ title: 'First', of: 'first.Payload' }, { title: 'Second', of: 'second.Payload' }, { title: 'Executions there are', of: 'listed.executions.*.name' }]

export const startExecution: Sample = {
  id: 'start-execution',
  title: 'Starting an execution from code',
  about: 'StartExecution answers at once, with the ARN of an execution that has only begun. What happens when the same order comes twice depends on its name.',
  corrected: [{ verdict: 'G128', says: 'The execution has a name. Without one, as in the source guide, each call starts another execution, also the call that is only a retry of the first.' }],
  code: [
    { title: 'index.mjs', language: 'js', text: START },
    { title: 'The workflow ship-order', language: 'json', text: JSON.stringify(DEFINITION, null, 2), opens: { lab: 'step-functions', texts: { definition: JSON.stringify(DEFINITION, null, 2), input: '{\n  "orderId": "o-1",\n  "quantity": 2\n}', functions: [{ name: 'start-order', code: START }], tables: [] } } },
  ],
  world: { latency: 'typical' },
  steps: [
    { function: 'start-order', code: START },
    { function: 'start-nameless', code: NAMELESS },
    { machine: 'ship-order', definition: DEFINITION },
  ],
  runs: [
    { name: 'Start an order', says: 'The answer is there before the workflow is done: it takes five seconds more.', steps: [start('first', 2)], shows: [{ title: 'Answer', of: 'first.Payload' }] },
    { name: 'Send it twice', says: 'Both are answered with the same ARN. There is one execution.', steps: [start('first', 2), start('second', 2), LIST], shows: TWO },
    { name: 'The name with another input', says: 'It cannot be the same request: `ExecutionAlreadyExists`, which the code catches.', steps: [start('first', 2), start('second', 3), LIST], shows: TWO },
    { name: 'Twice without a name', says: 'Two executions, named by AWS. The order is shipped twice.', steps: [start('first', 2, 'start-nameless'), start('second', 2, 'start-nameless'), LIST], shows: TWO },
  ],
  logs: ['start-order'],
  watched: [],
  story: {
    spans: [
      { from: { type: 'ApiCallStarted', service: 'states', detail: { action: 'StartExecution' } }, to: [{ type: 'ApiCallEnded', service: 'states' }], by: 'requestId', ending: { output: {} }, tone: 'entered', says: 'StartExecution is answered after {took}.' },
      { from: { type: 'ApiCallStarted', service: 'states', detail: { action: 'StartExecution' } }, to: [{ type: 'ApiCallEnded', service: 'states' }], by: 'requestId', ending: { error: {} }, tone: 'failed', says: 'StartExecution is refused: {end.detail.error.name}.' },
      { from: { type: 'ExecutionStarted' }, to: [{ type: 'ExecutionSucceeded' }], by: 'resource', tone: 'succeeded', says: 'An execution runs for {took}.' },
    ],
  },
  lab: { lab: 'lambda', code: START, event: '{\n  "orderId": "o-1",\n  "quantity": 2\n}', machine: { name: 'ship-order', definition: JSON.stringify(DEFINITION) } },
}
