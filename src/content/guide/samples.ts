import type { Sample } from './sample'

interface ListedSample {
  readonly id: string
  readonly title: string
  /** The chapter that it stands in. */
  readonly chapter: string
  load(): Promise<Sample>
}

/** The source guide's examples, written anew, in its order. */
export const samples: readonly ListedSample[] = [
  { id: 'dynamodb-handler', title: 'A handler that reads and writes an item', chapter: 'integrations-and-mappings', load: async () => (await import('./samples/itemHandler')).itemHandler },
  { id: 'cli-invokes', title: 'Invoking a function from the command line', chapter: 'synchronous-invocation', load: async () => (await import('./samples/cliInvokes')).cliInvokes },
  { id: 'initialisation', title: 'Good and bad initialisation', chapter: 'execution-environments', load: async () => (await import('./samples/initialisation')).initialisation },
  { id: 'curl-calls', title: 'Calling an API with curl', chapter: 'integrations-and-mappings', load: async () => (await import('./samples/curlCalls')).curlCalls },
  { id: 'token-authorizer', title: 'A token authorizer', chapter: 'authorizers', load: async () => (await import('./samples/tokenAuthorizer')).tokenAuthorizer },
  { id: 'order-workflow', title: 'The order workflow', chapter: 'errors-and-retries', load: async () => (await import('./samples/orderWorkflow')).orderWorkflow },
  { id: 'start-execution', title: 'Starting an execution from code', chapter: 'standard-and-express', load: async () => (await import('./samples/startExecution')).startExecution },
]
