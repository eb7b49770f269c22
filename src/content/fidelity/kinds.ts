/** What the recorded cases of a kind are, for people. */
export interface KindText {
  /** Whose answers they hold. */
  readonly service: 'API Gateway' | 'Lambda' | 'Step Functions'
  readonly title: string
  readonly about: string
}

/** By the kinds that a score has. */
export const kinds: { readonly [kind: string]: KindText } = {
  'apigateway/binary': { service: 'API Gateway', title: 'Binary content', about: 'a body on its way in or out, as bytes, text or base64' },
  'apigateway/control': { service: 'API Gateway', title: 'REST APIs made and changed', about: 'calls in a row, with what each answers' },
  'apigateway/mapping': { service: 'API Gateway', title: 'Parameter mappings', about: 'headers, queries and paths on their way to a backend or back' },
  'apigateway/requests': { service: 'API Gateway', title: 'Requests to REST APIs', about: 'an API, a request, what the client got and what the backend was sent' },
  'apigateway/routing': { service: 'API Gateway', title: 'Routing', about: 'which resource takes a path' },
  'apigateway/selection': { service: 'API Gateway', title: 'Selection patterns', about: 'which integration response takes an answer' },
  'apigateway/uri': { service: 'API Gateway', title: 'Integration URIs', about: 'stage variables and path parameters filled in' },
  'apigateway/validation': { service: 'API Gateway', title: 'Calls that API Gateway refuses', about: 'what its API does not take, and what it says' },
  'apigateway/vtl': { service: 'API Gateway', title: 'Mapping templates', about: 'a Velocity template and what it prints' },
  'lambda/async': { service: 'Lambda', title: 'Events and their retries', about: 'an event, its retries, and what came to destinations and dead-letter queues' },
  'lambda/control': { service: 'Lambda', title: 'Functions made and changed', about: 'calls in a row, with what each answers' },
  'lambda/esm': { service: 'Lambda', title: 'Event source mappings', about: 'queues and streams, the batches that a function got, and what came of failures' },
  'lambda/filter': { service: 'Lambda', title: 'Event filters', about: 'a pattern and a record, and whether it matches' },
  'lambda/invoke': { service: 'Lambda', title: 'Synchronous invocations', about: 'a handler, its events, its answers and errors' },
  'lambda/url': { service: 'Lambda', title: 'Function URLs', about: 'an HTTP request, the event made of it, the response made of the answer' },
  'lambda/validation': { service: 'Lambda', title: 'Calls that Lambda refuses', about: 'what its API does not take, and what it says' },
  execution: { service: 'Step Functions', title: 'Executions', about: 'a state machine run with an input: its whole history, event by event' },
  'test-state': { service: 'Step Functions', title: 'TestState calls', about: 'one state with an input and often a mock: the whole answer' },
  validate: { service: 'Step Functions', title: 'Validations', about: 'a definition: whether AWS takes it, and what it says' },
}
