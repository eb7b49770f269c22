/** The documents that number the rules of the simulator, by the names they have in entries. */
export const specs = {
  apigateway: 'src/sim/services/apigateway/SPEC.md',
  dynamodb: 'src/sim/services/dynamodb/SPEC.md',
  expression: 'src/sim/expression/SPEC.md',
  handlers: 'src/sim/handlers/SPEC.md',
  lambda: 'src/sim/services/lambda/SPEC.md',
  mocks: 'src/sim/cloud/mocks/SPEC.md',
  stepfunctions: 'src/sim/services/stepfunctions/SPEC.md',
  testState: 'src/sim/services/stepfunctions/testState/SPEC.md',
  validation: 'src/sim/services/stepfunctions/validation/SPEC.md',
} as const

export type SpecName = keyof typeof specs
