import { succeed } from '../../../aws/answer'
import { set } from '../../../kernel/orderedTree'
import { snapshotOf } from '../api/snapshot'
import type { RestApi, Stage } from '../api/restApi'
import { methodLines, type Ended } from '../logging/restLines'
import { textOf } from './content'
import type { Desk } from './desk'
import { lastValues, withoutHeader } from './headerMap'

/** The stage that a method tried by TestInvokeMethod takes itself to be in; nobody else can reach it. */
export const TRIAL_STAGE = 'test-invoke-stage'

/** The API as such a request meets it: as it is, deployed or not, without a stage's settings. */
export function onTrial(api: RestApi, stageVariables: { readonly [name: string]: string }): { readonly api: RestApi; readonly stage: Stage } {
  const stage: Stage = {
    stageName: TRIAL_STAGE, deploymentId: TRIAL_STAGE, createdDate: 0, lastUpdatedDate: 0, cacheClusterEnabled: false, cacheClusterStatus: 'NOT_AVAILABLE',
    tracingEnabled: false, variables: stageVariables, methodSettings: {}, tags: {},
  }
  return { stage, api: { ...api, deployments: set(api.deployments, TRIAL_STAGE, { id: TRIAL_STAGE, createdDate: 0, snapshot: snapshotOf(api) }) } }
}

/** The answer to TestInvokeMethod: what a client would get, and all that the execution log would tell. */
export function concludeTrial(desk: Desk, ended: Ended): void {
  const { exchange, turn } = desk
  const { status, headers, body } = ended.answer
  const own = withoutHeader(withoutHeader(headers, 'x-amzn-RequestId'), 'x-amz-apigw-id')
  const latency = Math.round(turn.context.now - exchange.receivedAt)
  const lines = methodLines(desk, { ...ended, answer: { ...ended.answer, headers: own } }).map(({ at, text }) => `${logDate(at)} : ${text}\n`)
  const log = `Execution log for request ${exchange.id}\n${lines.join('')}`
  turn.tell(exchange.apiId, 'MethodTested', { requestId: exchange.id, status, latency })
  turn.do(succeed({ id: exchange.callId }, { status, body: textOf(body), headers: lastValues(own), multiValueHeaders: own, log, latency }))
}

/** `Wed Jan 01 00:00:00 UTC 2025`: as Java prints dates. */
function logDate(at: number): string {
  const [, day, date, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(new Date(Math.floor(at)).toUTCString()) ?? []
  return `${day} ${month} ${date} ${time} UTC ${year}`
}
