import { apiGateway } from './apiGateway'
import { dynamoDb } from './dynamoDb'
import { everywhere } from './everywhere'
import { lambda } from './lambda'
import type { ServiceFidelity } from './serviceFidelity'
import { stepFunctions } from './stepFunctions'

/** What Coldstart simulates of AWS, what it simplifies and what it leaves out. */
export const fidelity: readonly ServiceFidelity[] = [everywhere, stepFunctions, lambda, apiGateway, dynamoDb]
