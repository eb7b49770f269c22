import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/step-functions/latest/dg'
const API = 'https://docs.aws.amazon.com/step-functions/latest/apireference'
const QUOTAS = `${GUIDE}/service-quotas.html`
const PRICES = 'https://aws.amazon.com/step-functions/pricing/'
const LANGUAGE = 'https://states-language.net/'
const READ = { checked: '2026-11-23', confidence: 'documented' } as const
const READ_AGAIN = { checked: '2026-11-25', confidence: 'documented' } as const

/** Step Functions' numbers. Prices are those of us-east-1. */
export const STEP_FUNCTIONS = {
  // Executions
  'stepfunctions.payload.limit': {
    value: 256, unit: 'KiB', source: QUOTAS, ...READ,
    note: 'Input and output of an execution, a state, a task. It did not grow when Lambda, SQS and EventBridge went to 1 MB.',
  },
  'stepfunctions.history.limit': {
    value: 25_000, unit: 'events', source: QUOTAS, ...READ,
    note: 'Of a Standard execution; it cannot be raised. Express executions have no history in the service.',
  },
  'stepfunctions.execution.standard.longest': { value: 365, unit: 'days', source: QUOTAS, ...READ },
  'stepfunctions.wait.longest': {
    value: 2_147_483_647, unit: 's', source: `${GUIDE}/state-wait.html`, checked: '2026-11-25', confidence: 'recorded',
    note: 'A Wait for a moment 24,856 days away was refused as too long, which is one day more than 31 bits of seconds hold.',
  },
  'stepfunctions.execution.express.longest': { value: 5, unit: 'min', source: QUOTAS, ...READ },
  'stepfunctions.activity.poll': {
    value: 60, unit: 's', source: `${API}/API_GetActivityTask.html`, ...READ,
    note: 'GetActivityTask waits so long for a task before it answers with none.',
  },
  'stepfunctions.http.timeout': {
    value: 60, unit: 's', source: QUOTAS, ...READ,
    note: 'An HTTP task that takes longer fails with States.Http.Socket.',
  },
  'stepfunctions.history.retention': {
    value: 90, unit: 'days', source: QUOTAS, ...READ, teaching: true,
    note: 'Of a closed Standard execution. Its name can be used again after that.',
  },

  // Definitions
  'stepfunctions.definition.longest': { value: 1_048_576, unit: 'characters', source: `${API}/API_CreateStateMachine.html`, ...READ },
  'stepfunctions.state.name.longest': { value: 80, unit: 'characters', source: `${GUIDE}/statemachine-structure.html`, ...READ },
  'stepfunctions.variable.name.longest': {
    value: 80, unit: 'characters', source: `${GUIDE}/workflow-variables.html`, ...READ, since: '2024-11', before: 'none',
  },
  'stepfunctions.variable.assign.limit': {
    value: 256, unit: 'KiB', source: `${GUIDE}/workflow-variables.html`, ...READ, since: '2024-11', before: 'none',
    note: 'Of one variable, and of all that one Assign gives.',
  },
  'stepfunctions.variable.total.limit': {
    value: 10, unit: 'MiB', source: `${GUIDE}/workflow-variables.html`, ...READ, since: '2024-11', before: 'none',
    note: 'Of all variables that an execution has.',
  },
  'stepfunctions.timeout.longest': {
    value: 99_999_999, unit: 's', source: LANGUAGE, ...READ,
    note: 'TimeoutSeconds, HeartbeatSeconds and Seconds; the other whole numbers of the language are held to it too.',
  },
  'stepfunctions.retry.interval': { value: 1, unit: 's', source: `${GUIDE}/concepts-error-handling.html`, ...READ },
  'stepfunctions.retry.attempts': {
    value: 3, unit: 'retries', source: `${GUIDE}/concepts-error-handling.html`, ...READ,
    note: 'Retries, so the state is tried four times.',
  },
  'stepfunctions.retry.backoff': { value: 2, unit: 'times', source: `${GUIDE}/concepts-error-handling.html`, ...READ },
  'stepfunctions.retry.delay.longest': {
    value: 31_622_400, unit: 's', source: `${GUIDE}/concepts-error-handling.html`, ...READ,
    note: 'What MaxDelaySeconds may be: a leap year.',
  },

  // Maps
  'stepfunctions.map.inline.concurrency': {
    value: 40, unit: 'iterations', source: `${GUIDE}/state-map-inline.html`, ...READ,
    note: 'What MaxConcurrency 0, as many as possible, comes to.',
  },
  'stepfunctions.map.distributed.concurrency': { value: 10_000, unit: 'executions', source: `${GUIDE}/state-map-distributed.html`, ...READ },
  'stepfunctions.map.dispatch.standard': {
    value: 100, unit: 'executions/s', source: QUOTAS, ...READ,
    note: 'AWS gives the rate and not how it counts.',
  },
  'stepfunctions.map.dispatch.express': {
    value: 1000, unit: 'executions/s', source: QUOTAS, ...READ,
    note: 'AWS gives the rate and not how it counts.',
  },
  'stepfunctions.map.items.limit': { value: 100_000_000, unit: 'items', source: `${GUIDE}/input-output-itemreader.html`, ...READ },
  'stepfunctions.map.label.longest': { value: 40, unit: 'characters', source: `${GUIDE}/state-map-distributed.html`, ...READ },
  'stepfunctions.map.pointer.longest': {
    value: 2000, unit: 'characters', source: `${GUIDE}/input-output-itemreader.html`, ...READ,
    note: 'ItemsPointer is shorter than this.',
  },
  'stepfunctions.map.redrives.limit': { value: 1000, unit: 'redrives', source: `${GUIDE}/redrive-map-run.html`, ...READ },

  // Redrive
  'stepfunctions.redrive.period': {
    value: 14, unit: 'days', source: `${GUIDE}/redrive-executions.html`, ...READ,
    note: 'From the end of an execution on.',
  },
  'stepfunctions.redrive.history.limit': {
    value: 24_999, unit: 'events', source: `${GUIDE}/redrive-executions.html`, ...READ,
    note: 'An execution with so many has no room for ExecutionRedriven and one event more.',
  },
  'stepfunctions.redrive.tokens.kept': { value: 10, unit: 'tokens', source: `${API}/API_RedriveExecution.html`, ...READ },
  'stepfunctions.redrive.tokens.life': { value: 15, unit: 'min', source: `${API}/API_RedriveExecution.html`, ...READ },

  // The API
  'stepfunctions.api.page.usual': { value: 100, unit: 'results', source: `${API}/API_ListExecutions.html`, ...READ },
  'stepfunctions.api.page.token.life': {
    value: 24, unit: 'h', source: `${API}/API_ListExecutions.html`, ...READ_AGAIN,
    note: 'An older nextToken is InvalidToken.',
  },
  'stepfunctions.validation.results.limit': { value: 100, unit: 'results', source: `${API}/API_ValidateStateMachineDefinition.html`, ...READ },
  'stepfunctions.tags.limit': { value: 50, unit: 'tags', source: `${API}/API_TagResource.html`, ...READ },
  'stepfunctions.versions.limit': { value: 1000, unit: 'versions', source: QUOTAS, ...READ },
  'stepfunctions.aliases.limit': { value: 100, unit: 'aliases', source: QUOTAS, ...READ },
  'stepfunctions.test.longest': { value: 5, unit: 'min', source: `${API}/API_TestState.html`, ...READ },
  'stepfunctions.logging.payload.limit': {
    value: 248, unit: 'KiB', source: `${GUIDE}/cw-logs.html`, ...READ,
    note: 'Payloads are cut so that an event fits into CloudWatch Logs.',
  },

  // What it costs
  'stepfunctions.price.transitions': {
    value: 0.025, unit: 'USD/1,000 transitions', source: PRICES, ...READ,
    note: 'Standard: each state entered, each retry, each redrive.',
  },
  'stepfunctions.price.transitions.free': {
    value: 4000, unit: 'transitions', source: PRICES, ...READ, teaching: true,
    note: 'Each month, of an account.',
  },
  'stepfunctions.price.requests': {
    value: 1, unit: 'USD/1,000,000 requests', source: PRICES, ...READ,
    note: 'Express.',
  },
  'stepfunctions.price.duration.first': { value: 0.06, unit: 'USD/GB-hour', source: PRICES, ...READ },
  'stepfunctions.price.duration.next': { value: 0.03, unit: 'USD/GB-hour', source: PRICES, ...READ_AGAIN },
  'stepfunctions.price.duration.rest': { value: 0.01642, unit: 'USD/GB-hour', source: PRICES, ...READ_AGAIN },
  'stepfunctions.price.duration.first.limit': { value: 1000, unit: 'GB-hours/month', source: PRICES, ...READ_AGAIN },
  'stepfunctions.price.duration.next.limit': {
    value: 5000, unit: 'GB-hours/month', source: PRICES, ...READ_AGAIN,
    note: 'The first included.',
  },
  'stepfunctions.billing.step': { value: 100, unit: 'ms', source: PRICES, ...READ },
  'stepfunctions.billing.memory.chunk': { value: 64, unit: 'MB', source: PRICES, ...READ },
  'stepfunctions.billing.memory.base': {
    value: 50, unit: 'MB', source: PRICES, ...READ_AGAIN,
    note: 'What an Express execution takes beside its definition and its data.',
  },
} as const satisfies { readonly [id: `stepfunctions.${string}`]: Fact }
