import { get } from '../../../../kernel/orderedTree'
import { failed, passed, type HttpStage } from './httpStage'
import { checkToken } from './jwtAuthorizer'
import { callAuthorizer, CONFIGURATION, FAILURE, readAuthorizer } from './lambdaAuthorizer'

/** A token's, or a Lambda authorizer's, word on the caller. */
export const httpAuthorize: HttpStage = {
  name: 'Authorization',
  timedOut: { ...FAILURE, reason: 'the authorizer did not answer in time' },
  run(desk) {
    const { exchange, route, snapshot } = desk
    if (!route || route.AuthorizationType === 'NONE') return passed(exchange)
    if (route.AuthorizationType === 'AWS_IAM') return failed(CONFIGURATION, 'NotSimulated: authorization of HTTP APIs by AWS_IAM')
    const authorizer = route.AuthorizerId === undefined ? undefined : get(snapshot.authorizers, route.AuthorizerId)
    if (!authorizer) return failed(CONFIGURATION, 'the authorizer is gone')
    return authorizer.AuthorizerType === 'JWT' ? checkToken(desk, authorizer, route) : callAuthorizer(desk, authorizer)
  },
  resume: readAuthorizer,
}
