import type { Service } from '../aws/service'
import { apigateway } from '../services/apigateway/apigateway'
import { cloudwatch } from '../services/cloudwatch/cloudwatch'
import { dynamodb } from '../services/dynamodb/dynamodb'
import { eventbridge } from '../services/eventbridge/eventbridge'
import { iam } from '../services/iam/iam'
import { kinesis } from '../services/kinesis/kinesis'
import { lambda } from '../services/lambda/lambda'
import { logs } from '../services/logs/logs'
import { s3 } from '../services/s3/s3'
import { secretsmanager } from '../services/secretsmanager/secretsmanager'
import { sns } from '../services/sns/sns'
import { sqs } from '../services/sqs/sqs'
import { ssm } from '../services/ssm/ssm'
import { sts } from '../services/sts/sts'
import { xray } from '../services/xray/xray'
import { statesService } from '../services/stepfunctions/stepfunctions'

/** Every service of a world. They meet at the front door only. */
export const services: readonly Service<any, any>[] = [
  statesService,
  lambda,
  dynamodb,
  eventbridge,
  sns,
  sqs,
  s3,
  logs,
  cloudwatch,
  kinesis,
  apigateway,
  ssm,
  iam,
  sts,
  secretsmanager,
  xray,
]
