/** What the recorded cases of a kind are, for people. */
export interface KindText {
  readonly title: string
  readonly about: string
}

/** By the kinds that a score has. */
export const kinds: { readonly [kind: string]: KindText } = {
  'apigateway/binary': { title: 'Binary content', about: 'API Gateway: a body on its way in or out, as bytes, text or base64' },
  'apigateway/control': { title: 'REST APIs made and changed', about: 'API Gateway: calls in a row, with what each answers' },
  'apigateway/mapping': { title: 'Parameter mappings', about: 'API Gateway: headers, queries and paths on their way to a backend or back' },
  'apigateway/requests': { title: 'Requests to REST APIs', about: 'API Gateway: an API, a request, what the client got and what the backend was sent' },
  'apigateway/routing': { title: 'Routing', about: 'API Gateway: which resource takes a path' },
  'apigateway/selection': { title: 'Selection patterns', about: 'API Gateway: which integration response takes an answer' },
  'apigateway/uri': { title: 'Integration URIs', about: 'API Gateway: stage variables and path parameters filled in' },
  'apigateway/validation': { title: 'Calls that API Gateway refuses', about: 'API Gateway: what its API does not take, and what it says' },
  'apigateway/vtl': { title: 'Mapping templates', about: 'API Gateway: a Velocity template and what it prints' },
  'lambda/async': { title: 'Events and their retries', about: 'Lambda: an event, its retries, and what came to destinations and dead-letter queues' },
  'lambda/control': { title: 'Functions made and changed', about: 'Lambda: calls in a row, with what each answers' },
  'lambda/esm': { title: 'Event source mappings', about: 'Lambda: queues and streams, the batches that a function got, and what came of failures' },
  'lambda/filter': { title: 'Event filters', about: 'Lambda: a pattern and a record, and whether it matches' },
  'lambda/invoke': { title: 'Synchronous invocations', about: 'Lambda: a handler, its events, its answers and errors' },
  'lambda/url': { title: 'Function URLs', about: 'Lambda: an HTTP request, the event made of it, the response made of the answer' },
  'lambda/validation': { title: 'Calls that Lambda refuses', about: 'Lambda: what its API does not take, and what it says' },
  execution: { title: 'Executions', about: 'a state machine run with an input: its whole history, event by event' },
  'test-state': { title: 'TestState calls', about: 'one state with an input and often a mock: the whole answer' },
  validate: { title: 'Validations', about: 'a definition: whether AWS takes it, and what it says' },
}
