import type { Service } from '../aws/service'
import { dynamodb } from '../services/dynamodb/dynamodb'
import { lambda } from '../services/lambda/lambda'
import { statesService } from '../services/stepfunctions/stepfunctions'

/** Every service of a world. They meet at the front door only. */
export const services: readonly Service<any, any>[] = [statesService, lambda, dynamodb]
