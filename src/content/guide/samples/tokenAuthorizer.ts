import type { Step } from '../../questions/proof'
import { shopApi, shopGate } from '../../scenarios/shopApi'
import { clientLane } from '../usualLanes'
import type { Sample } from '../sample'
import { shopSteps } from './shopSteps'

const ONE_METHOD = shopGate.replace("  const [api, stage] = methodArn.split('/')\n", '').replace('`${api}/${stage}/*/*`', 'methodArn')
const FAILING = shopGate.replace("new Error('Unauthorized')", "new Error('I do not know this token')")

const send = (method: string, token: string | undefined, as: string): Step => ({ request: { method, url: { $text: '{{shop.url}}/account' }, ...(token === undefined ? {} : { headers: { Authorization: token } }) }, as })
/** The authorizer with other code, deployed before anybody asks. */
const recoded = (code: string): readonly Step[] => [{ call: 'lambda:UpdateFunctionCode', input: { FunctionName: 'shop-gate', Files: { 'index.mjs': code } } }, { runFor: 1000 }]

const TWICE = { steps: [send('GET', 'Bearer ann', 'first'), send('POST', 'Bearer ann', 'second')], shows: [{ title: 'GET /account', of: 'first' }, { title: 'POST /account', of: 'second' }] }
const once = (token: string | undefined) => ({ steps: [send('GET', token, 'first')], shows: [{ title: 'GET /account', of: 'first' }] })

export const tokenAuthorizer: Sample = {
  id: 'token-authorizer',
  title: 'A token authorizer',
  about: 'GET and POST of an account, with the same token one after the other. The authorizer runs once: its policy is kept for the token.',
  corrected: [
    { verdict: 'G077', says: 'The policy allows the stage, not only the `methodArn` of this request. The source guide’s policy is here to be tried: the second method is refused.' },
    { verdict: 'G078', says: 'The error says `Unauthorized`, letter by letter. Any other text is a 500.' },
  ],
  code: [{ title: 'The function shop-gate', language: 'js', text: shopGate }],
  world: { latency: 'typical' },
  steps: shopSteps(),
  runs: [
    { name: 'A token that is known', says: 'Both are answered with 200. The second finds the policy that was kept, and it reaches as far as the stage.', ...TWICE },
    { name: 'The policy of one method', says: 'The first is answered with 200, the second with 403: the kept policy speaks of GET only.', steps: [...recoded(ONE_METHOD), ...TWICE.steps], shows: TWICE.shows },
    { name: 'A token that is not known', says: 'The function throws `Unauthorized`, and the client gets a 401.', ...once('Bearer eve') },
    { name: 'No token', says: 'A 401 without the function: there is nothing to show it.', ...once(undefined) },
    { name: 'Another error text', says: 'The same refusal in other words is a 500: to API Gateway the authorizer is broken.', steps: [...recoded(FAILING), ...once('Bearer eve').steps], shows: once('Bearer eve').shows },
  ],
  logs: ['shop-gate'],
  watched: [],
  story: {
    spans: clientLane().spans ?? [],
    marks: [
      { on: { type: 'InvokeStarted', detail: { functionName: 'shop-gate' } }, tone: 'entered', says: 'The authorizer is asked.' },
      { on: { type: 'StagePassed', detail: { stage: 'Authorization', told: { cached: true } } }, tone: 'cached', says: 'The policy kept for this token allows the request.' },
      { on: { type: 'StageFailed', detail: { stage: 'Authorization' } }, tone: 'failed', says: 'The request is refused: {detail.responseType}.' },
    ],
  },
  lab: { lab: 'api-gateway', scenario: shopApi.id, request: 'Show the account' },
}
