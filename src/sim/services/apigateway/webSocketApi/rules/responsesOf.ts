import { ascending } from '../../../../kernel/orderedTree'
import type { HttpApi, Integration, IntegrationResponse } from '../../httpApi/api/httpApi'

/** What an integration's answers can become, in the order of the ids. */
export function responsesOf({ integrationResponses }: Pick<HttpApi, 'integrationResponses'>, { IntegrationId }: Integration): readonly IntegrationResponse[] {
  return [...ascending(integrationResponses)].map(([, response]) => response).filter((response) => response.IntegrationId === IntegrationId)
}
