import type { Question } from '../question'

const VARIABLES = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`SETTING_${index}`, 'x'.repeat(100)]))
const settings = JSON.stringify(VARIABLES)
const FROM_ENVIRONMENT = 'export const handler = async () => process.env.SETTING_49?.length ?? 0'
const FROM_PARAMETER = `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
const { Parameter } = await new SSMClient().send(new GetParameterCommand({ Name: 'settings' }))
const settings = JSON.parse(Parameter.Value)
export const handler = async () => settings.SETTING_49.length`

export const questions = [
  {
    id: 'lambda-too-many-environment-variables',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function has 50 settings of 100 characters each, which differ by environment and are not secret. A deployment that puts them into environment variables is refused with `InvalidParameterValueException`.\n\nWhat fits the settings?',
    choices: [
      { id: 'memory', text: 'More memory for the function, which holds the variables', why: 'The limit of 4 KB is fixed, whatever the memory.' },
      { id: 'ssm', text: 'A parameter in Parameter Store, read outside the handler', why: 'All environment variables together have 4 KB. A parameter of the tier Advanced takes 8 KB, and module scope reads it once for each environment.' },
      { id: 'encrypted', text: 'Encryption of the variables by a key of the customer', why: 'They are encrypted at rest anyhow. This makes them no smaller.' },
      { id: 'alias', text: 'An alias for each environment, with variables of its own', why: 'Aliases have no environment variables: they belong to versions.' },
    ],
    key: ['ssm'],
    facts: ['lambda.variables.limit', 'ssm.value.advanced.limit'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    furtherSources: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html'],
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented', corrects: ['G031'],
    proof: {
      steps: [
        { function: 'shop', code: { $ref: 'with.code' }, settings: { MemorySize: { $ref: 'with.memory' }, Publish: true } },
        { option: true },
        { runFor: 5000 },
        { call: 'lambda:Invoke', input: { FunctionName: 'shop' }, as: 'answer' },
      ],
      changes: {
        memory: { with: { memory: 1024, code: FROM_ENVIRONMENT }, steps: [{ call: 'lambda:UpdateFunctionConfiguration', input: { FunctionName: 'shop', Environment: { Variables: VARIABLES } }, mayFail: true }] },
        ssm: { with: { code: FROM_PARAMETER }, steps: [{ call: 'ssm:PutParameter', input: { Name: 'settings', Type: 'String', Tier: 'Advanced', Value: settings } }] },
        encrypted: { with: { code: FROM_ENVIRONMENT }, steps: [{ call: 'lambda:UpdateFunctionConfiguration', input: { FunctionName: 'shop', Environment: { Variables: VARIABLES } }, mayFail: true }] },
        alias: { with: { code: FROM_ENVIRONMENT }, steps: [{ call: 'lambda:CreateAlias', input: { FunctionName: 'shop', Name: 'live', FunctionVersion: '1', Description: 'has no variables' } }] },
      },
      goal: [{ of: 'answer.Payload', equals: '100', says: 'the function finds its last setting' }],
    },
  },
  {
    id: 'lambda-work-of-thirty-minutes',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'Each night one process converts a video for 30 minutes. It cannot be split. A guide says: “Longer than 15 minutes: chain Lambda functions by Step Functions.”\n\nWhat suits this job, with servers managed by nobody?',
    choices: [
      { id: 'chain', text: 'A state machine with two functions of 15 minutes each', why: 'It would help if the work could be split. One process cannot be carried from one function to the next.' },
      { id: 'timeout', text: 'A function with a timeout of 1,800 seconds', why: '900 seconds is the most for a function on demand. Such a value is refused.' },
      { id: 'fargate', text: 'A task on AWS Fargate, run by a state machine', why: '`ecs:runTask.sync` waits for the task, however long it takes. State machines may run for a year, functions for 15 minutes.' },
      { id: 'provisioned', text: 'A function with provisioned concurrency on its alias', why: 'Provisioned concurrency saves cold starts. The timeout stays 15 minutes.' },
    ],
    key: ['fargate'],
    facts: ['lambda.timeout.longest', 'stepfunctions.execution.standard.longest'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    furtherSources: ['https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html'],
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented', corrects: ['G151', 'G150'],
  },
  {
    id: 'lambda-memory-for-one-thread',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function computes on a single thread. With 1,769 MB it takes 2 seconds. It is given 3,538 MB.\n\nHow long does it take, and why?',
    choices: [
      { id: 'two', text: '2 seconds: it had a whole vCPU before already', why: '1,769 MB are one vCPU. More memory brings more of them, which only parallel work can use. The cost doubles.' },
      { id: 'one', text: '1 second: CPU grows with memory, up to 10,240 MB', why: 'CPU does grow. But a single thread cannot use the second vCPU.' },
      { id: 'four', text: '4 seconds: larger environments start up slower', why: 'The size changes little about the start, and nothing about the handler.' },
      { id: 'network', text: '1 second: the network is twice as fast as well', why: 'It computes, so the network does not matter, and that does not double with memory: 625 Mbps are the rule.' },
    ],
    key: ['two'],
    facts: ['lambda.memory.vcpu', 'lambda.memory.most'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G022'],
    proof: {
      steps: [
        { function: 'small', script: [{ compute: 2000 }, { return: 1 }], settings: { MemorySize: 1769, Timeout: 10 } },
        { function: 'large', script: [{ compute: 2000 }, { return: 1 }], settings: { MemorySize: 3538, Timeout: 10 } },
        { call: 'lambda:Invoke', input: { FunctionName: 'small' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'large' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'small' }, as: 'small' },
        { call: 'lambda:Invoke', input: { FunctionName: 'large' }, as: 'large' },
      ],
      claims: {
        one: [{ of: 'took.large', between: [950, 1050] }],
        two: [{ of: 'took.small', between: [1990, 2010], says: 'two seconds with 1,769 MB' }, { of: 'took.large', between: [1990, 2010], says: 'and with 3,538 MB' }],
        four: [{ of: 'took.large', between: [3900, 4100] }],
        network: [{ of: 'took.large', between: [950, 1050] }],
      },
    },
  },
] satisfies readonly Question[]
