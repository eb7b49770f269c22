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
] satisfies readonly Question[]
