import type { JsonObject } from '../../../kernel/json'
import type { LabIntegration, LabResponse } from './gatewayWorld'
import { PLACE } from './refusal'

/** PutIntegration's input. */
export function integrationOf(integration: LabIntegration): JsonObject {
  switch (integration.type) {
    case 'MOCK':
      return { type: 'MOCK', requestTemplates: { 'application/json': integration.requestTemplate } }
    case 'AWS_PROXY':
      return { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: uriOf(integration.function) }
    case 'AWS':
      return { type: 'AWS', integrationHttpMethod: 'POST', uri: uriOf(integration.function), requestTemplates: { 'application/json': integration.requestTemplate } }
  }
}

export function responsesOf(integration: LabIntegration): readonly LabResponse[] {
  return integration.type === 'AWS_PROXY' ? [] : integration.responses
}

/** By which API Gateway invokes a function. */
export function uriOf(fn: string): string {
  const { region, accountId } = PLACE
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${accountId}:function:${fn}/invocations`
}
