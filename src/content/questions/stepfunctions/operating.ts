import type { JsonObject } from '../json'
import type { Question } from '../question'

const ACCOUNT = '123456789012'
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:charge`
const trusting = (service: string) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] })
const allow = (Action: string, Resource: string) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] })
const permit = (RoleName: string, Action: string, Resource: string) => [{ call: 'iam:PutRolePolicy', input: { RoleName, PolicyName: 'more', PolicyDocument: allow(Action, Resource) } }]

const GROUP = '/aws/vendedlogs/states/payments'
const logging = (level: string, includeExecutionData: boolean) => ({ level, includeExecutionData, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:${GROUP}:*` } }] })
const PAY: JsonObject = { StartAt: 'Pay', States: { Pay: { Type: 'Pass', End: true } } }

const metric = (MetricName: string) => ({ MetricName })

export const questions = [
  {
    id: 'stepfunctions-role-of-the-workflow',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A new Standard workflow invokes the function `charge` by `arn:aws:states:::lambda:invoke`. Each execution fails at that state with `Lambda.AccessDeniedException`. The developer who starts the executions is an administrator, and the function works when it is invoked from the command line.\n\nWhere is `lambda:InvokeFunction` missing?',
    choices: [
      { id: 'caller', text: 'In the policies of the developer, who has to pass it on to the executions', why: 'Whoever starts an execution needs `states:StartExecution` only. What its states do is not done with the caller’s permissions.' },
      { id: 'function', text: 'In the execution role of the function `charge`', why: 'This role says what the function’s own code may do. The function is not even reached.' },
      { id: 'service', text: 'In the function’s resource-based policy, for the principal `states.amazonaws.com`', why: 'The service does not invoke the function in its own name: it takes on a role for each execution.' },
      { id: 'machine', text: 'In the execution role of the state machine', why: 'All that an execution calls, it calls in the role that the state machine was created with.' },
    ],
    key: ['machine'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/lambda-iam.html',
    checked: '2026-11-26',
    tasks: { c02: '2.1', c03: '2.1' },
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'iam:CreateRole', input: { RoleName: 'workflow', AssumeRolePolicyDocument: trusting('states.amazonaws.com') } },
        { call: 'iam:CreateRole', input: { RoleName: 'function', AssumeRolePolicyDocument: trusting('lambda.amazonaws.com') } },
        { function: 'charge', script: [{ return: 'charged' }], settings: { Role: `arn:aws:iam::${ACCOUNT}:role/function` } },
        {
          machine: 'payments',
          definition: { StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge' }, End: true } } },
          settings: { roleArn: `arn:aws:iam::${ACCOUNT}:role/workflow` },
        },
        { option: true },
        { execute: 'payments', as: 'run' },
      ],
      changes: {
        caller: {},
        function: { steps: permit('function', 'lambda:InvokeFunction', FUNCTION) },
        service: { steps: [{ call: 'lambda:AddPermission', input: { FunctionName: 'charge', StatementId: 'states', Action: 'lambda:InvokeFunction', Principal: 'states.amazonaws.com' } }] },
        machine: { steps: permit('workflow', 'lambda:InvokeFunction', FUNCTION) },
      },
      goal: [{ of: 'run.status', equals: 'SUCCEEDED', says: 'the execution may invoke the function' }],
    },
  },
  {
    id: 'stepfunctions-alarm-that-stays-silent',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A state machine has a `TimeoutSeconds` of 60 for its executions. A partner’s service hangs, so that executions run into this limit. The alarm on a sum of `ExecutionsFailed` above 0 stays `OK`.\n\nWhich metric has to have an alarm so that this is noticed?',
    choices: [
      { id: 'timed-out', text: '`ExecutionsTimedOut`', why: 'Executions that end `TIMED_OUT` are counted by a metric of their own. The alarm wants both.' },
      { id: 'aborted', text: '`ExecutionsAborted`', why: 'These were stopped from outside, with StopExecution.' },
      { id: 'throttled', text: '`ExecutionThrottled`', why: 'It counts state transitions that were throttled. These executions do not hurry, they wait.' },
      { id: 'succeeded', text: '`ExecutionsSucceeded`, with a sum of less than 1', why: 'With others that succeed in the same minute it says nothing. In a minute without any it cries out for nothing.' },
    ],
    key: ['timed-out'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html',
    checked: '2026-11-23',
    tasks: { c02: '4.2', c03: '4.2' },
    difficulty: 1,
    badge: 'documented',
    corrects: ['G134'],
    proof: {
      steps: [
        { machine: 'partner', definition: { StartAt: 'Ask', TimeoutSeconds: 60, States: { Ask: { Type: 'Wait', SecondsPath: '$.seconds', End: true } } } },
        {
          call: 'cloudwatch:PutMetricAlarm',
          input: {
            AlarmName: 'hanging', Namespace: 'AWS/States', MetricName: { $ref: 'with.MetricName' }, Dimensions: [{ Name: 'StateMachineArn', Value: { $ref: 'partner.stateMachineArn' } }], Statistic: 'Sum', Period: 60,
            EvaluationPeriods: 1, Threshold: { $ref: 'with.threshold' }, ComparisonOperator: { $ref: 'with.comparison' }, TreatMissingData: 'notBreaching',
          },
        },
        { call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'partner.stateMachineArn' }, input: '{"seconds":1}' } },
        { runFor: 180_000 },
        { call: 'cloudwatch:DescribeAlarms', input: { AlarmNames: ['hanging'] }, as: 'calm' },
        { together: [600, 3].map((seconds) => ({ call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'partner.stateMachineArn' }, input: `{"seconds":${seconds}}` } })) },
        { runFor: 50_000 },
        { call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'partner.stateMachineArn' }, input: '{"seconds":10}' } },
        { runFor: 100_000 },
        { call: 'cloudwatch:DescribeAlarmHistory', input: { AlarmName: 'hanging', HistoryItemType: 'StateUpdate' }, as: 'history' },
      ],
      changes: {
        'timed-out': { with: { ...metric('ExecutionsTimedOut'), threshold: 0, comparison: 'GreaterThanThreshold' } },
        aborted: { with: { ...metric('ExecutionsAborted'), threshold: 0, comparison: 'GreaterThanThreshold' } },
        throttled: { with: { ...metric('ExecutionThrottled'), threshold: 0, comparison: 'GreaterThanThreshold' } },
        succeeded: { with: { ...metric('ExecutionsSucceeded'), threshold: 1, comparison: 'LessThanThreshold' } },
      },
      goal: [
        { of: 'calm.MetricAlarms.0.StateValue', equals: 'OK', says: 'the alarm is silent while all is well' },
        { events: { type: 'AlarmStateChanged', detail: { to: 'ALARM' } }, says: 'it goes off when an execution has timed out' },
      ],
    },
  },
  {
    id: 'stepfunctions-card-numbers-in-the-log',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A workflow gets card numbers in its input. It logs to CloudWatch Logs with the level `ALL` and execution data. Auditors want to see of each execution which states it went through, and no card number may be in the log.\n\nWhich logging configuration meets both?',
    choices: [
      { id: 'error', text: 'Level `ERROR`, with execution data', why: 'Executions that succeed are not logged at all then, and those that fail are, with their data.' },
      { id: 'without', text: 'Level `ALL`, without execution data', why: 'Each event is logged, and inputs and outputs are left out.' },
      { id: 'off', text: 'Level `OFF`, with the history of Step Functions instead', why: 'The history is no log: it is gone after 90 days, and it does have the data.' },
      { id: 'fatal', text: 'Level `FATAL`, without execution data', why: 'Only executions that end badly are logged. Of the others auditors see nothing.' },
    ],
    key: ['without'],
    facts: ['stepfunctions.history.retention'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
    checked: '2026-11-23',
    tasks: { c02: '2.3', c03: '2.2' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'logs:CreateLogGroup', input: { logGroupName: GROUP } },
        { machine: 'payments', definition: PAY, settings: { loggingConfiguration: { $ref: 'with.logging' } } },
        { execute: 'payments', input: { card: '4111111111111111' }, as: 'run' },
        { runFor: 60_000 },
        { call: 'logs:FilterLogEvents', input: { logGroupName: GROUP, filterPattern: 'PassStateEntered' }, as: 'states' },
        { call: 'logs:FilterLogEvents', input: { logGroupName: GROUP, filterPattern: '"4111111111111111"' }, as: 'cards' },
      ],
      changes: {
        error: { with: { logging: logging('ERROR', true) } },
        without: { with: { logging: logging('ALL', false) } },
        off: { with: { logging: { level: 'OFF' } } },
        fatal: { with: { logging: logging('FATAL', false) } },
      },
      goal: [
        { of: 'states.events', count: 1, says: 'the state is in the log' },
        { of: 'cards.events', count: 0, says: 'the card number is not' },
      ],
    },
  },
] satisfies readonly Question[]
