import { API_GATEWAY } from './apiGateway'
import { CHANGES } from './changes'
import { CLOUDWATCH } from './cloudwatch'
import { DYNAMODB } from './dynamodb'
import { EVENTBRIDGE } from './eventBridge'
import { BYTES, MILLISECONDS, type DurationUnit, type Fact, type SizeUnit, type Unit } from './fact'
import { FRONT_DOOR } from './frontDoor'
import { KINESIS } from './kinesis'
import { LAMBDA } from './lambda'
import { LOGS } from './logs'
import { S3 } from './s3'
import { SECRETS_MANAGER } from './secretsManager'
import { SNS } from './sns'
import { SQS } from './sqs'
import { SSM } from './ssm'
import { STEP_FUNCTIONS } from './stepFunctions'
import { XRAY } from './xray'

/** Every number of AWS's that is simulated or taught, by its id: service, thing, what of it. */
export const FACTS = {
  ...API_GATEWAY,
  ...CHANGES,
  ...CLOUDWATCH,
  ...DYNAMODB,
  ...EVENTBRIDGE,
  ...FRONT_DOOR,
  ...KINESIS,
  ...LAMBDA,
  ...LOGS,
  ...S3,
  ...SECRETS_MANAGER,
  ...SNS,
  ...SQS,
  ...SSM,
  ...STEP_FUNCTIONS,
  ...XRAY,
}

/** An id that no fact has does not compile. */
export type FactId = keyof typeof FACTS

type Measured<Units extends Unit> = { [Id in FactId]: (typeof FACTS)[Id]['unit'] extends Units ? Id : never }[FactId]

/** All that is known of a number. */
export function factOf(id: FactId): Fact {
  return FACTS[id]
}

/** The number as AWS states it, in its own unit. Read it once, into a constant of the module. */
export function numberOf(id: FactId): number {
  return FACTS[id].value
}

/** A duration in milliseconds. What is no duration does not compile. */
export function millisecondsOf(id: Measured<DurationUnit>): number {
  const { value, unit }: { readonly value: number; readonly unit: DurationUnit } = FACTS[id]
  return value * MILLISECONDS[unit]
}

/** A size in bytes. What is no size does not compile. */
export function bytesOf(id: Measured<SizeUnit>): number {
  const { value, unit }: { readonly value: number; readonly unit: SizeUnit } = FACTS[id]
  return value * BYTES[unit]
}
