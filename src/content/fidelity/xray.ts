import type { ServiceFidelity } from './serviceFidelity'

export const xray: ServiceFidelity = {
  id: 'xray',
  title: 'X-Ray',
  spec: 'xray',
  simulated: [
    { what: 'Traces', says: 'Of functions and REST API stages with tracing, with their segments, subsegments and parents; asked for by time and by id.', rules: ['xray XR5', 'xray XR6', 'xray XR10', 'xray XR11'] },
    { what: 'Sampling', says: 'By the default rule, and by what the caller has decided.', rules: ['xray XR2', 'xray XR3', 'xray XR4'] },
    { what: 'The trace header', says: 'Handed on by functions, stages, topics and buses, kept with messages in queues, and in `_X_AMZN_TRACE_ID`.', rules: ['xray XR1', 'xray XR7', 'xray XR9'] },
  ],
  simplified: [
    { what: 'What a function calls', says: 'Is always shown. AWS: only where its code instruments its clients.', rules: ['xray XR5'] },
    { what: 'Reservoirs', says: 'Lambda and API Gateway each keep the first request of a second. AWS: the account.', rules: ['xray XR2'] },
    { what: 'Age', says: 'Traces stay. AWS keeps them for 30 days.' },
  ],
  leftOut: [
    { what: 'Step Functions', says: 'A state machine neither begins a trace nor hands one on.' },
    { what: "A function's own segments", says: 'PutTraceSegments, annotations and metadata.' },
    { what: 'Sampling rules, groups, filters and the service graph', says: 'Refused by name.', rules: ['xray XR12'] },
  ],
}
