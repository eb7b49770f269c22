import { shopApi } from '../../scenarios/shopApi'
import { clientLane } from '../usualLanes'
import type { Sample } from '../sample'
import { shopSteps } from './shopSteps'

const ORDER = `-d '{"product":"teapot","quantity":0}'`

export const curlCalls: Sample = {
  id: 'curl-calls',
  title: 'Calling an API with curl',
  about: '`$URL` stands for the stage, such as `https://{api}.execute-api.us-east-1.amazonaws.com/prod`. Each line is read as curl reads it, and sent as that request. Change it and send it again.',
  corrected: [
    { verdict: 'G070', says: 'The address has the stage in it; only a custom domain is without. And a POST says that its body is JSON: without `Content-Type` nothing is held against the model.' },
    { verdict: 'G071', says: 'The key in `x-api-key` is known by a usage plan, and asked for where the method says so. It tells clients apart; it does not say who they are.' },
  ],
  code: [{ title: 'The function orders', language: 'js', text: shopApi.functions[1]?.code ?? '' }],
  world: { latency: 'typical' },
  steps: shopSteps(),
  terminal: 'curl',
  runs: [
    { name: 'GET', line: 'curl "$URL/orders"', says: 'Status 200, and the function’s body.' },
    { name: 'POST', line: `curl -X POST "$URL/orders" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"product":"teapot","quantity":1}'`, says: 'Status 201: the body fits the model, and the function takes the order.' },
    { name: 'POST what does not fit', line: `curl -X POST "$URL/orders" \\\n  -H 'Content-Type: application/json' \\\n  ${ORDER}`, says: 'Status 400 from API Gateway itself: the function is not asked.' },
    { name: 'The same without its type', line: `curl -X POST "$URL/orders" \\\n  ${ORDER}`, says: 'curl calls the body a form. There is no model for forms, so nothing is validated, and the function takes an order of nothing.' },
    { name: 'With a token', line: `curl "$URL/account" \\\n  -H 'Authorization: Bearer ann'`, says: 'Status 200: the authorizer knows the token.' },
    { name: 'Without a token', line: 'curl "$URL/account"', says: 'Status 401, and the authorizer is not even asked.' },
    { name: 'With an API key', line: `curl "$URL/stock" \\\n  -H 'x-api-key: ${shopApi.plan.key}'`, says: 'Status 200: the usage plan knows the key.' },
    { name: 'Without the key', line: 'curl "$URL/stock"', says: 'Status 403, not 401.' },
  ],
  logs: [],
  watched: [],
  story: {
    spans: clientLane().spans ?? [],
    marks: [
      { on: { type: 'StageFailed' }, tone: 'failed', says: '{detail.stage} refuses the request: {detail.message}.' },
      { on: { type: 'InvokeStarted' }, tone: 'entered', says: 'The function {detail.functionName} is invoked.' },
    ],
  },
  lab: { lab: 'api-gateway', scenario: shopApi.id, request: 'List orders' },
}
