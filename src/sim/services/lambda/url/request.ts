import { bytesOf } from '../../../../facts/facts'
import { succeed } from '../../../aws/answer'
import type { ApiCall } from '../../../aws/apiCall'
import { functionArn } from '../../../aws/arn'
import type { Json } from '../../../kernel/json'
import type { LambdaFunction } from '../account'
import { LATEST } from '../control/functionName'
import { targetOf } from '../control/target'
import { refuseOtherLanguages } from '../environment/process'
import { admit } from '../invocation/admission'
import type { Answer } from '../invocation/answer'
import type { UrlCaller } from '../invocation/invocation'
import { tracedBy } from '../invocation/tracing'
import type { Turn } from '../turn'
import { corsHeaders, preflightHeaders } from './cors'
import { forwardedHeaders, joinedValues } from '../../../aws/proxy/payload2'
import { urlEvent, type UrlRequest } from './event'
import type { FunctionUrl } from './functionUrl'
import { message, urlResponse, type UrlResponse } from './response'

const LARGEST_EVENT = bytesOf('lambda.event.limit')

/** A client's request to a function URL: `lambda-url:Request`, the one action of the data plane. */
export function requestUrl(turn: Turn, call: ApiCall): void {
  const { urlId, request } = call.input as unknown as { urlId: string; request: UrlRequest }
  const answer = (response: UrlResponse) => turn.do(succeed(call, response as unknown as Json))
  const owner = turn.account.urls.get(urlId)
  const fn = owner && turn.functionNamed(owner.functionName)
  const url = owner && fn?.urls.get(owner.qualifier)
  const target = owner && targetOf(turn, { name: owner.functionName, qualifier: owner.qualifier })
  if (!fn || !url || !target) return answer(message(403, 'Forbidden', 'AccessDeniedException'))
  const headers = joinedValues(forwardedHeaders(request))
  if (request.method === 'OPTIONS' && headers['origin'] !== undefined && headers['access-control-request-method'] !== undefined && url.cors) {
    return answer({ status: 200, headers: preflightHeaders(url, headers['origin']), body: '' })
  }
  if (!mayInvoke(fn, owner.qualifier, url, headers['authorization'])) return answer(message(403, 'Forbidden', 'AccessDeniedException'))
  if (!target.deployed) return answer(message(502, 'The function is not active.', 'ServiceException'))
  refuseOtherLanguages(target.deployed)
  const payload = JSON.stringify(urlEvent(request, urlId, call.requestId, turn.now))
  if (payload.length > LARGEST_EVENT) return answer(message(413, 'Request Too Long', 'RequestTooLargeException'))
  const arn = functionArn(turn.place, fn.name)
  const reason = admit(turn, fn, {
    requestId: call.requestId,
    functionName: fn.name,
    qualifier: owner.qualifier === LATEST ? undefined : owner.qualifier,
    invokedArn: owner.qualifier === LATEST ? arn : `${arn}:${owner.qualifier}`,
    payload,
    clientContext: undefined,
    chain: undefined,
    trace: tracedBy(turn, fn, headers['x-amzn-trace-id'], call.requestId),
    caller: { kind: 'url', callId: call.id, headers: corsHeaders(url, headers['origin']) },
    log: [],
  })
  if (reason) answer(message(429, 'Rate Exceeded.', 'TooManyRequestsException'))
}

/** The invocation is over: the client is answered. */
export function urlAnswered(turn: Turn, { callId, headers }: UrlCaller, answer: Answer): void {
  const response = urlResponse(answer)
  turn.do(succeed({ id: callId }, { ...response, headers: { ...response.headers, ...headers } } as unknown as Json))
}

/**
 * Whether a request may invoke the function. With `NONE` the resource policy has to let everybody do both
 * that a URL needs since October 2025; with `AWS_IAM` a request has to be signed, by whomever.
 */
function mayInvoke(fn: LambdaFunction, qualifier: string, { authType }: FunctionUrl, authorization: string | undefined): boolean {
  if (authType === 'AWS_IAM') return authorization?.startsWith('AWS4-HMAC-SHA256') ?? false
  const statements = fn.policies.get(qualifier)?.statements ?? []
  return ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'].every((action) => statements.some((each) => each['Principal'] === '*' && each['Action'] === action))
}
