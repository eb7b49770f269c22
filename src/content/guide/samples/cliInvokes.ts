import type { Sample } from '../sample'

const CHARGE = `export const handler = async ({ userId }) => {
  if (!userId) throw new Error('Whom to charge?')
  console.log('charging', userId)
  return { userId, charged: true }
}
`

const line = (...options: readonly string[]) => ['aws lambda invoke', '--function-name charge', ...options, 'response.json'].join(' \\\n  ')
const RAW = '--cli-binary-format raw-in-base64-out'
const PAYLOAD = `--payload '{"userId":"123"}'`

export const cliInvokes: Sample = {
  id: 'cli-invokes',
  title: 'Invoking a function from the command line',
  about: 'Each line is read as the CLI reads it and sent as the call it means. Change it and run it again. What the function returns goes to the file that is named last.',
  corrected: [{ verdict: 'G010', says: 'Version 2 of the CLI takes a payload for base64, unless the line says `raw-in-base64-out`. The source guide’s line comes from version 1: it is here to be tried.' }],
  code: [{ title: 'The function charge', language: 'js', text: CHARGE }],
  world: { latency: 'typical' },
  steps: [{ function: 'charge', code: CHARGE }],
  terminal: 'aws',
  runs: [
    { name: 'Wait for the answer', line: line(RAW, PAYLOAD), says: 'Status 200, and what the function returned is in response.json.' },
    { name: 'Do not wait', line: line('--invocation-type Event', RAW, PAYLOAD), says: 'Status 202 before the function has run. response.json stays empty, and the function’s own words are in its log only.' },
    { name: 'Let it fail', line: line(RAW, `--payload '{}'`), says: 'Still status 200: the call succeeded. That the function failed is said by `FunctionError`, and the error is the payload.' },
    { name: 'Only ask whether it may be called', line: line('--invocation-type DryRun', RAW, PAYLOAD), says: 'Status 204, and nothing has run.' },
    { name: 'With the end of the log', line: line('--log-type Tail', RAW, PAYLOAD), says: '`LogResult` is the end of the log in base64: decode it, or read the log below.' },
    { name: 'As version 1 took it', line: line(PAYLOAD), says: 'The CLI itself refuses: a JSON text is no base64. Nothing is sent.' },
  ],
  logs: ['charge'],
  watched: [],
  story: {
    spans: [
      { from: { type: 'ApiCallStarted', service: 'lambda', detail: { action: 'Invoke' } }, to: [{ type: 'ApiCallEnded', service: 'lambda', detail: { action: 'Invoke' } }], tone: 'entered', says: 'The call Invoke is answered after {took}, with status {end.detail.output.StatusCode}.' },
      { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'succeeded' }, tone: 'succeeded', says: 'The handler runs for {took} and returns.' },
      { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'failed' }, tone: 'failed', says: 'The handler ends with {end.detail.errorType} after {took}.' },
    ],
  },
  lab: { lab: 'lambda', code: CHARGE, event: '{\n  "userId": "123"\n}' },
}
