import type { ServiceFidelity } from './serviceFidelity'

export const stepFunctions: ServiceFidelity = {
  id: 'step-functions',
  title: 'Step Functions',
  spec: 'stepfunctions',
  simulated: [
    { what: 'States', says: 'All eight state types, in JSONPath and JSONata, with variables and the Context object.', rules: ['stepfunctions ST1', 'stepfunctions ST6'] },
    { what: 'Histories', says: 'The events AWS writes, in its order, each after the one it follows; at most 25,000 for a Standard execution.', rules: ['stepfunctions EX3', 'stepfunctions EX8'] },
    { what: 'Retry and Catch', says: 'Delays, backoff, jitter, a counter for each Retrier, Catchers in order.', rules: ['stepfunctions RC1', 'stepfunctions RC2', 'stepfunctions RC4'] },
    {
      what: 'Where recordings and the guide differ',
      says:
        'The recordings are followed: `States.ALL` catches `States.DataLimitExceeded`, and a Choice without a match and without Default ends the execution with `States.Runtime`.',
      rules: ['stepfunctions RC3', 'stepfunctions ST8'],
    },
    { what: 'Tasks', says: 'Functions, activities, optimized and SDK integrations, task tokens, timeouts and heartbeats, `.sync` of executions.', rules: ['stepfunctions TA1', 'stepfunctions TA5', 'stepfunctions TA6', 'stepfunctions TA7'] },
    { what: 'Parallel and Map', says: 'Branches, and inline Maps with up to 40 iterations side by side.', rules: ['stepfunctions ST3', 'stepfunctions ST5'] },
    {
      what: 'Distributed Map',
      says:
        'Child executions, CSV, JSON, JSONL, listings and S3 Inventory (CSV) as items, batches, result files, tolerated failures, and AWS’s rates of starting children.',
      rules: ['stepfunctions MR1', 'stepfunctions MR2', 'stepfunctions MR4', 'stepfunctions MR9'],
    },
    { what: 'Express', says: 'Express machines, started without waiting or with `StartSyncExecution`, and what an execution costs.', rules: ['stepfunctions EX7'] },
    { what: 'Versions, aliases, tags', says: 'Numbered versions, aliases that lead to one or two of them by weights, up to 50 tags.', rules: ['stepfunctions VE1', 'stepfunctions VE5', 'stepfunctions SM8'] },
    { what: 'Redrive', says: 'An execution or a Map Run goes on where it failed, within 14 days. No history of a redriven execution was recorded: some events are our reading of the guide.', rules: ['stepfunctions RD1', 'stepfunctions RD2', 'stepfunctions MR7'] },
    { what: 'Validation', says: 'Definitions are checked with AWS’s codes and places, while you type and by `ValidateStateMachineDefinition`.', rules: ['validation VA6', 'validation VA8', 'validation VA14'] },
    { what: 'TestState', says: 'One state with an input, variables and a mock, with its inspection data.', rules: ['testState TS1', 'testState TS3', 'testState TS7'] },
    { what: 'JSONPath and intrinsic functions', says: 'Jayway’s dialect, which AWS speaks, and all 18 functions, with AWS’s words where they were recorded.', rules: ['expression JP2', 'expression IN1'] },
    { what: 'JSONata', says: 'Version 2.0.6, evaluated synchronously, with the functions that AWS adds.', rules: ['expression JA1', 'expression JA6'] },
    { what: 'Mocks', says: 'Step Functions Local’s mock configuration file, for an execution of `<state machine ARN>#<test case>`.', rules: ['mocks MF1', 'mocks MT1'] },
    { what: 'HTTP tasks', says: '`http:invoke` to hosts of a simulated outside, by connections of EventBridge, with errors by status, and what TestState shows at `TRACE`.', rules: ['stepfunctions HT1', 'stepfunctions HT4', 'stepfunctions HT9'] },
  ],
  simplified: [
    { what: 'Budget of an expression', says: '1,000,000 steps stand for AWS’s second: our assumption. Depth (100) and the size of lists are as measured on AWS.', rules: ['expression JA3'] },
    { what: 'Express', says: 'An execution is started once, unless `secondTimes` says how often it is started twice. AWS may start it more than once, and does not say how often.', rules: ['conditions FD9'] },
    { what: 'A long run of states', says: 'After 1,000 transitions without a wait the other executions have their turn.', rules: ['stepfunctions EX2'] },
    { what: 'Validation', says: 'Not flagged: variables that are never assigned, names used inside and outside of a Map, nesting that is too deep, and SDK integrations of services that AWS does not have. Of parameters only the names at the top are checked, and only of optimized integrations of simulated services.' },
    { what: 'Wordings', says: 'Some messages of validation and of refusals are ours, because none was recorded. The rules name them.', rules: ['validation VA10', 'stepfunctions VE6'] },
    { what: 'TestState', says: 'TimeoutSeconds and HeartbeatSeconds of the tested state are not kept. Mocked answers of functions, activities, `.sync` and `.waitForTaskToken` are not checked against a shape.', rules: ['testState TS4', 'testState TS9'] },
    { what: 'Mocks', says: 'A mocked `.sync` or `.waitForTaskToken` task tells no TaskSubmitted. Answers come at the instant of the call.', rules: ['mocks MT8', 'mocks MT11'] },
    { what: 'Logging', says: 'What executions of a machine tell reaches their log group at the same instant, in few batches; on AWS some seconds later, as best it can.', rules: ['stepfunctions LO6', 'stepfunctions LO7'] },
    { what: 'Map.Item.Source', says: 'Of an item from one of several files it names the listing or the manifest, not the file.' },
    { what: 'SdkHttpMetadata', says: 'Holds the request id and the status, and none of the other headers.' },
    { what: 'HTTP tasks', says: 'Redirects are not followed, `states:InvokeHTTPEndpoint` is not asked for, and connections are by API key or by name and password.', rules: ['stepfunctions HT4', 'stepfunctions HT8', 'eventbridge EV63'] },
  ],
  leftOut: [
    { what: '.sync', says: 'Of services other than Step Functions, such as Batch, ECS and Glue: without a mock the task fails with `NotSimulated`.', rules: ['stepfunctions TA13', 'validation VA15'] },
    { what: 'ItemReader', says: 'Parquet, ORC, manifests of Athena, and compressed files.', rules: ['stepfunctions MR2'] },
    { what: 'JSONPath', says: 'A step in a slice (`[0:9:2]`), bare words in filters, and aggregations such as `min()`.', rules: ['expression JP4', 'expression JP10', 'expression JP11'] },
    { what: 'Regular expressions', says: 'Look-around and back references, because patterns run in linear time.', rules: ['expression JP16', 'expression JA8'] },
    { what: 'Throttling of transitions', says: 'Executions are never delayed by AWS’s token bucket of state transitions, and `ExecutionThrottled` is no metric here.' },
    { what: 'Retention', says: 'Closed executions and their histories are kept for good; AWS forgets them after 90 days and frees their names.' },
    { what: 'DefinitionSubstitutions', says: 'CloudFormation fills in `${…}`, and is not there: a definition that still has such a placeholder is refused where AWS would refuse it.' },
  ],
}
