import type { ServiceFidelity } from './serviceFidelity'

export const eventBridge: ServiceFidelity = {
  id: 'eventbridge',
  title: 'EventBridge',
  spec: 'eventbridge',
  simulated: [
    { what: 'Buses, rules and targets', says: 'Functions, queues, topics, streams, state machines and other buses of the account; 300 rules a bus, 5 targets a rule.', rules: ['eventbridge EV1', 'eventbridge EV2', 'eventbridge EV3'] },
    { what: 'Patterns', says: 'Every operator that AWS documents.', rules: ['expression EP1'] },
    { what: 'Events', says: 'PutEvents with its limits and refusals, events of AWS’s services, buses that hand on to buses.', rules: ['eventbridge EV10', 'eventbridge EV11', 'eventbridge EV12', 'eventbridge EV13'] },
    { what: 'What targets get', says: 'Constants, paths and input transformers; partition keys of streams.', rules: ['eventbridge EV20', 'eventbridge EV22'] },
    { what: 'Failures', says: 'Retries within a target’s policy, dead-letter queues with the reasons.', rules: ['eventbridge EV31', 'eventbridge EV32'] },
    { what: 'Archives and replays', says: 'Events of the past sent once more.', rules: ['eventbridge EV50', 'eventbridge EV51'] },
    { what: 'Schedules', says: '`rate()` and `cron()` with all of its characters.', rules: ['eventbridge EV40', 'eventbridge EV41'] },
    { what: 'Policies of buses', says: 'As a whole or by statement.', rules: ['eventbridge EV70'] },
    { what: 'Connections', says: 'By API key and by name and password, for HTTP tasks of Step Functions.', rules: ['eventbridge EV60', 'eventbridge EV61'] },
  ],
  simplified: [
    { what: 'Pauses between retries', says: 'Their lengths are ours, so that 185 of them fill a day.', rules: ['eventbridge EV30'] },
    { what: 'Order', says: 'Rules are asked in order of their names.', rules: ['eventbridge EV10'] },
    { what: 'Replays', says: 'A second between the minutes that are replayed.', rules: ['eventbridge EV52'] },
    { what: 'Throughput', says: 'Of requests and invocations it is not limited.' },
  ],
  leftOut: [
    { what: 'API destinations', says: 'And endpoints, partner sources, and connections by OAuth.', rules: ['eventbridge EV9'] },
    { what: 'Tags', says: 'Of buses and rules.', rules: ['eventbridge EV9'] },
    { what: 'Scheduler and Pipes', says: 'Services of their own that are not there.' },
    { what: 'The second generation', says: 'Custom event buses with subscribers, since 2026. What is simulated is now called Classic.' },
  ],
}
