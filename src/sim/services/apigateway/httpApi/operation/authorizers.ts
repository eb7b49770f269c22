import { numberOf } from '../../../../../facts/facts'
import { flagOf, integerOf, refuseMembers, requiredText, structureOf, textOf, textsOf } from '../../../../aws/readMembers'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, set } from '../../../../kernel/orderedTree'
import { badRequest, conflict } from '../../faults'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import type { Authorizer, HttpApi } from '../api/httpApi'
import { keepEdited } from '../deploy'
import { httpApi } from '../httpAccount'
import { checkWebSocketAuthorizer, WEB_SOCKET_SOURCE } from '../../webSocketApi/operation/webSocketParts'
import { listing, partOf, type Kind } from './listing'

const SOURCE = /^\$(request\.(header|querystring)\.[\w-]+|stageVariables\.\w+|context\.[\w.]+)$/
/** Seconds. */
const MOST_TTL = numberOf('apigateway.http.authorizer.ttl.most')

const AUTHORIZERS: Kind<'authorizers'> = {
  name: 'authorizers',
  id: 'AuthorizerId',
  word: 'Authorizer',
  isDeployed: true,
  show: (authorizer) => authorizer as unknown as JsonObject,
  mayGo: (api, { AuthorizerId }) => {
    const user = [...ascending(api.routes)].find(([, route]) => route.AuthorizerId === AuthorizerId)
    if (user) conflict(`Cannot delete Authorizer '${AuthorizerId}'. Authorizer is referenced by Route with id '${user[0]}'`)
  },
}
export const { one: getAuthorizer, all: getAuthorizers, gone: deleteAuthorizer } = listing(AUTHORIZERS)

export const createAuthorizer: Operation = (turn, input) => {
  const api = httpApi(turn, requiredText(input, 'ApiId'))
  const [Name, AuthorizerType] = [requiredText(input, 'Name'), requiredText(input, 'AuthorizerType') as Authorizer['AuthorizerType']]
  return kept(turn, api, { AuthorizerId: turn.newId(6), IdentitySource: [], ...given('CreateAuthorizer', input), Name, AuthorizerType })
}

export const updateAuthorizer: Operation = (turn, input) => {
  const { api, part } = partOf(turn, AUTHORIZERS, input)
  return kept(turn, api, { ...part, ...given('UpdateAuthorizer', input) })
}

function kept(turn: Turn, api: HttpApi, authorizer: Authorizer): JsonObject {
  check(api, authorizer)
  keepEdited(turn, { ...api, authorizers: set(api.authorizers, authorizer.AuthorizerId, authorizer) })
  return AUTHORIZERS.show(authorizer)
}

function given(action: string, input: JsonObject): Partial<Authorizer> {
  refuseMembers(action, input, ['IdentityValidationExpression'])
  const jwt = structureOf(input, 'JwtConfiguration')
  return present({
    Name: textOf(input, 'Name'),
    AuthorizerType: textOf(input, 'AuthorizerType'),
    IdentitySource: input['IdentitySource'] ? textsOf(input, 'IdentitySource') : undefined,
    JwtConfiguration: jwt && present({ Issuer: textOf(jwt, 'Issuer'), Audience: textsOf(jwt, 'Audience') }),
    AuthorizerUri: textOf(input, 'AuthorizerUri'),
    AuthorizerCredentialsArn: textOf(input, 'AuthorizerCredentialsArn'),
    AuthorizerPayloadFormatVersion: textOf(input, 'AuthorizerPayloadFormatVersion'),
    AuthorizerResultTtlInSeconds: integerOf(input, 'AuthorizerResultTtlInSeconds'),
    EnableSimpleResponses: (input['EnableSimpleResponses'] ?? undefined) === undefined ? undefined : flagOf(input, 'EnableSimpleResponses'),
  }) as Partial<Authorizer>
}

/** @throws {Refusal} BadRequestException or ConflictException */
function check(api: HttpApi, authorizer: Authorizer): void {
  const { AuthorizerId, Name, AuthorizerType, IdentitySource, JwtConfiguration: jwt } = authorizer
  if ([...ascending(api.authorizers)].some(([, other]) => other.AuthorizerId !== AuthorizerId && other.Name === Name)) {
    conflict('Authorizer name must be unique')
  }
  const source = api.ProtocolType === 'WEBSOCKET' ? WEB_SOCKET_SOURCE : SOURCE
  const wrong = IdentitySource.find((each) => !source.test(each))
  if (wrong !== undefined) badRequest(`Invalid identity source specified: ${wrong}`)
  if (api.ProtocolType === 'WEBSOCKET') return checkWebSocketAuthorizer(authorizer)
  if (AuthorizerType === 'REQUEST') return checkRequest(authorizer)
  if (IdentitySource.length !== 1) badRequest('A JWT authorizer has exactly one identity source')
  if (!jwt?.Issuer || !jwt.Audience?.length) badRequest('JwtConfiguration must have an Issuer and an Audience for a JWT authorizer')
  if (!jwt.Issuer.startsWith('https://')) badRequest(`Invalid issuer: ${jwt.Issuer}. Issuer must be an HTTPS URL`)
}

function checkRequest({ AuthorizerUri, AuthorizerPayloadFormatVersion: version, EnableSimpleResponses, AuthorizerResultTtlInSeconds: ttl = 0, IdentitySource }: Authorizer): void {
  if (!AuthorizerUri) badRequest('AuthorizerUri is required for REQUEST authorizer')
  if (version === undefined) badRequest('AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer')
  if (version !== '1.0' && version !== '2.0') badRequest('AuthorizerPayloadFormatVersion must be 1.0 or 2.0')
  if (EnableSimpleResponses && version === '1.0') badRequest('EnableSimpleResponses is not supported with AuthorizerPayloadFormatVersion 1.0')
  if (ttl < 0 || ttl > MOST_TTL) badRequest(`Authorizer result TTL must be between 0 and ${MOST_TTL} seconds`)
  if (ttl > 0 && IdentitySource.length === 0) badRequest('Identity source is required when caching is enabled')
}
