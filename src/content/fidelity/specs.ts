/** The documents that number the rules of the simulator, by the names they have in entries. */
export const specs = {
  access: 'src/sim/cloud/access/SPEC.md',
  apigateway: 'src/sim/services/apigateway/SPEC.md',
  cloudwatch: 'src/sim/services/cloudwatch/SPEC.md',
  conditions: 'src/sim/cloud/conditions/SPEC.md',
  dynamodb: 'src/sim/services/dynamodb/SPEC.md',
  eventbridge: 'src/sim/services/eventbridge/SPEC.md',
  expression: 'src/sim/expression/SPEC.md',
  handlers: 'src/sim/handlers/SPEC.md',
  iam: 'src/sim/services/iam/SPEC.md',
  kinesis: 'src/sim/services/kinesis/SPEC.md',
  lambda: 'src/sim/services/lambda/SPEC.md',
  logs: 'src/sim/services/logs/SPEC.md',
  mocks: 'src/sim/cloud/mocks/SPEC.md',
  policy: 'src/sim/aws/policy/SPEC.md',
  s3: 'src/sim/services/s3/SPEC.md',
  secretsmanager: 'src/sim/services/secretsmanager/SPEC.md',
  sns: 'src/sim/services/sns/SPEC.md',
  sqs: 'src/sim/services/sqs/SPEC.md',
  ssm: 'src/sim/services/ssm/SPEC.md',
  stepfunctions: 'src/sim/services/stepfunctions/SPEC.md',
  sts: 'src/sim/services/sts/SPEC.md',
  testState: 'src/sim/services/stepfunctions/testState/SPEC.md',
  xray: 'src/sim/services/xray/SPEC.md',
  validation: 'src/sim/services/stepfunctions/validation/SPEC.md',
} as const

export type SpecName = keyof typeof specs
