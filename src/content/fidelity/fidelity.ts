import { apiGateway } from './apiGateway'
import { cloudWatch } from './cloudWatch'
import { cloudWatchLogs } from './cloudWatchLogs'
import { dynamoDb } from './dynamoDb'
import { eventBridge } from './eventBridge'
import { everywhere } from './everywhere'
import { iam } from './iam'
import { kinesis } from './kinesis'
import { lambda } from './lambda'
import { s3 } from './s3'
import { secretsManager } from './secretsManager'
import type { ServiceFidelity } from './serviceFidelity'
import { sns } from './sns'
import { sqs } from './sqs'
import { ssm } from './ssm'
import { stepFunctions } from './stepFunctions'
import { sts } from './sts'
import { xray } from './xray'

/** What Coldstart simulates of AWS, what it simplifies and what it leaves out. */
export const fidelity: readonly ServiceFidelity[] = [
  everywhere,
  stepFunctions,
  lambda,
  apiGateway,
  dynamoDb,
  sqs,
  sns,
  s3,
  eventBridge,
  kinesis,
  ssm,
  secretsManager,
  iam,
  sts,
  cloudWatchLogs,
  cloudWatch,
  xray,
]
