import type { Chapter, Entry } from './chapter'

interface Listed extends Entry {
  /** Each chapter is a chunk of its own. */
  load(): Promise<Chapter>
}

/** The chapters in the order in which they are read. */
export const contents: readonly Listed[] = [
  {
    id: 'execution-environments',
    title: 'Execution environments',
    part: 'Lambda',
    lead: 'Where a function runs: one environment, one request at a time, frozen in between. What is kept there, and for how long nobody promises.',
    load: async () => (await import('./chapters/executionEnvironments')).chapter,
  },
  {
    id: 'synchronous-invocation',
    title: 'Synchronous invocation',
    part: 'Lambda',
    lead: 'When somebody waits for the answer. What they get if the function fails, and why nobody tries again for them.',
    load: async () => (await import('./chapters/synchronousInvocation')).chapter,
  },
  {
    id: 'asynchronous-invocation',
    title: 'Asynchronous invocation',
    part: 'Lambda',
    lead: 'When nobody waits for an answer, Lambda keeps the event and tries again. How often, when, and what is left in the end.',
    load: async () => (await import('./chapters/asynchronousInvocation')).chapter,
  },
  {
    id: 'cold-starts',
    title: 'Cold starts',
    part: 'Lambda',
    lead: 'Some requests wait until an environment is ready. Which ones, how long, and what helps against which part of it.',
    load: async () => (await import('./chapters/coldStarts')).chapter,
  },
  {
    id: 'concurrency',
    title: 'Concurrency',
    part: 'Lambda',
    lead: 'How many requests are in flight at once. What limits it, what is set aside, and what happens to those that do not fit.',
    load: async () => (await import('./chapters/concurrency')).chapter,
  },
  {
    id: 'queues-as-event-sources',
    title: 'Queues as event sources',
    part: 'Lambda',
    lead: 'Lambda reads the queue and hands over batches. When a message is deleted, when it comes again, and how one bad message is kept from spoiling the others.',
    load: async () => (await import('./chapters/queues')).chapter,
  },
  {
    id: 'streams-as-event-sources',
    title: 'Streams as event sources',
    part: 'Lambda',
    lead: 'Kinesis and DynamoDB Streams keep records in order. So one that fails holds up all behind it, until somebody says how long.',
    load: async () => (await import('./chapters/streams')).chapter,
  },
  {
    id: 'versions-and-packages',
    title: 'Versions, aliases and packages',
    part: 'Lambda',
    lead: 'How new code comes to callers a few at a time, how it is taken back, and what it is packed in.',
    load: async () => (await import('./chapters/versions')).chapter,
  },
  {
    id: 'api-types',
    title: 'API types',
    part: 'API Gateway',
    lead: 'REST, HTTP and WebSocket: three products under one name. Which of them can do what, and which is enough.',
    load: async () => (await import('./chapters/apiTypes')).chapter,
  },
  {
    id: 'integrations-and-mappings',
    title: 'Integrations and mappings',
    part: 'API Gateway',
    lead: 'What stands between a method and its backend: who shapes the request, who shapes the answer, and what becomes of an error.',
    load: async () => (await import('./chapters/integrations')).chapter,
  },
  {
    id: 'authorizers',
    title: 'Authorizers',
    part: 'API Gateway',
    lead: 'Who may call a method, decided before the backend is asked. What an authorizer sees, what it answers, and how long that is remembered.',
    load: async () => (await import('./chapters/authorizers')).chapter,
  },
  {
    id: 'caching',
    title: 'Caching',
    part: 'API Gateway',
    lead: 'A stage that remembers answers. Quick and easy on the backend, if the key says all that the answer depends on.',
    load: async () => (await import('./chapters/caching')).chapter,
  },
  {
    id: 'throttling-and-usage-plans',
    title: 'Throttling and usage plans',
    part: 'API Gateway',
    lead: 'Token buckets at four levels, from the account down to one client. Which one refuses, and who is protected by it.',
    load: async () => (await import('./chapters/throttling')).chapter,
  },
  {
    id: 'stages-deployments-and-canaries',
    title: 'Stages, deployments and canaries',
    part: 'API Gateway',
    lead: 'What clients see is a copy of the API. How a new one reaches them, a few at a time or all at once, and how the old one comes back.',
    load: async () => (await import('./chapters/stages')).chapter,
  },
  {
    id: 'state-types',
    title: 'State types',
    part: 'Step Functions',
    lead: 'Eight kinds of states make every workflow. What each is for, which may fail, and which can try again.',
    load: async () => (await import('./chapters/stateTypes')).chapter,
  },
  {
    id: 'data-flow',
    title: 'Data flow',
    part: 'Step Functions',
    lead: 'How JSON travels from state to state: what a task is given, what becomes of its result, and in which of two languages one says so.',
    load: async () => (await import('./chapters/dataFlow')).chapter,
  },
  {
    id: 'errors-and-retries',
    title: 'Errors and retries',
    part: 'Step Functions',
    lead: 'What a state does when its work fails: try again, go elsewhere, or end the execution. In this order, and told outside of the code.',
    load: async () => (await import('./chapters/errorsAndRetries')).chapter,
  },
  {
    id: 'standard-and-express',
    title: 'Standard and Express',
    part: 'Step Functions',
    lead: 'Two types with the same language. One remembers everything and runs each step once, the other is quick and cheap and may run twice.',
    load: async () => (await import('./chapters/standardAndExpress')).chapter,
  },
  {
    id: 'map-at-scale',
    title: 'Map at scale',
    part: 'Step Functions',
    lead: 'The same steps for every item of a list. For forty in the workflow itself, for millions each in an execution of its own.',
    load: async () => (await import('./chapters/mapAtScale')).chapter,
  },
  {
    id: 'monitoring',
    title: 'Monitoring',
    part: 'Across services',
    lead: 'Which number counts what, so that the right one has the alarm.',
    load: async () => (await import('./chapters/monitoring')).chapter,
  },
  {
    id: 'cost',
    title: 'Cost',
    part: 'Across services',
    lead: 'What each service counts, and which of your choices moves the sum.',
    load: async () => (await import('./chapters/cost')).chapter,
  },
]
