import type { Question } from '../question'

export const questions = [
  {
    id: 'xray-trace-of-a-request',
    service: 'xray',
    kind: 'multiple',
    prompt:
      'Requests to a REST API invoke a function that calls DynamoDB. AWS X-Ray is to show one trace of each sampled request, from the API over the function to the call of DynamoDB.\n\nWhat is needed, apart from permissions? (Choose two.)',
    choices: [
      { id: 'logs', text: 'Execution logs of the stage at the level `INFO`, so that requests can be found', why: 'Logs and traces are independent of each other.' },
      { id: 'tracing', text: 'Tracing of the stage, and active tracing of the function', why: 'The stage begins the trace and decides about sampling. The function adds its segments.' },
      { id: 'daemon', text: 'A layer with the X-Ray daemon, and a port that the function listens at', why: 'Lambda runs the daemon itself.' },
      { id: 'client', text: 'Code that instruments the client of DynamoDB', why: 'Only then the call becomes a subsegment: by the X-Ray SDK, or OpenTelemetry.' },
      { id: 'rule', text: 'A sampling rule of 100 %, since by default nothing is sampled', why: 'By default the first request of each second is, and 5 % of the others.' },
    ],
    key: ['tracing', 'client'],
    facts: ['xray.sampling.reservoir', 'xray.sampling.rate'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
    furtherSources: ['https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html'],
    checked: '2026-11-23', tasks: { c02: '4.2', c03: '4.2' }, difficulty: 2, badge: 'documented',
  },
  {
    id: 'xray-find-traces-of-a-customer',
    service: 'xray',
    kind: 'choice',
    prompt:
      'A function is instrumented with the X-Ray SDK. Support wants to find the traces of one customer, and in a trace to see the whole order, an object of some kilobytes that nobody searches for.\n\nHow should the code record the two?',
    choices: [
      { id: 'metadata', text: 'Both as metadata of a subsegment', why: 'Metadata takes objects and is shown with the trace, but is not indexed: the customer could not be searched for.' },
      { id: 'annotations', text: 'Both as annotations of a subsegment', why: 'Annotations are texts, numbers and booleans that are indexed. The order is an object.' },
      { id: 'name', text: 'The customer as the name of the subsegment, the order as its metadata', why: 'Names tell what kind of work a subsegment is. One for each customer would take the sense from the statistics.' },
      { id: 'both', text: 'The customer as an annotation, the order as metadata', why: 'Annotations are indexed for filter expressions such as `annotation.customer = "c-7"`. Metadata holds what is only to be seen.' },
    ],
    key: ['both'],
    facts: [],
    source: 'https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html',
    checked: '2026-11-23', tasks: { c02: '4.2', c03: '4.2' }, difficulty: 2, badge: 'documented',
  },
] satisfies readonly Question[]
