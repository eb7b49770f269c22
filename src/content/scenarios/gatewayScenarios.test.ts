import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GatewayLab, RequestTrace } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { libraryOver } from '../../sim/cloud/library'
import { gatewayScenarios } from './gatewayScenarios'

const wasm = readFileSync(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))
const { createGatewayLab } = libraryOver({ quickJsWasm: async () => wasm })

test('scenarios have ids of their own', () => {
  expect(new Set(gatewayScenarios.map(({ id }) => id)).size).toBe(gatewayScenarios.length)
})

/** What each request is worth sending for: its status, and where in the answer that can be seen. Sent in this order. */
const ANSWERS: { readonly [scenario: string]: readonly (readonly [title: string, status: number, seen: RegExp])[] } = {
  'weather-api': [
    ['Weather in Oslo', 200, /"degrees":4/],
    ['Weather in Oslo, in Fahrenheit', 200, /"degrees":4/],
    ['Weather in Lima', 200, /"degrees":19/],
    ['Weather of nowhere', 400, /Missing required request parameters/],
    ['Ask anew without permission', 200, /"degrees":4/],
    ['A scraper', 403, /Forbidden/],
    ['Report', 202, /N-7/],
    ['Report of too much', 400, /Invalid request body/],
  ],
  'parcels-api': [
    ['Follow a parcel', 200, /"kilograms": \s*1\b[\s\S]*"place": "Oslo", "last": true/],
    ['Follow one that has not left', 202, /"way": \[\]/],
    ['Follow one that there is not', 404, /"error": "no parcel P9"/],
    ['Follow no parcel at all', 400, /"error": "bad code X"/],
    ['Ask for the depot', 200, /"depot": "north"/],
  ],
  'shop-api': [
    ['List orders', 200, /kettle/],
    ['Order a kettle', 201, /"orderId":"o-2"/],
    ['Order nothing', 400, /Invalid request body/],
    ['Show the account', 200, /"as":"ann","signedIn":"true"/],
    ['Change the account', 200, /"did":"POST"/],
    ['Show the account of somebody else', 401, /Unauthorized/],
    ['Ask for the stock', 200, /"kettle":12/],
    ['Ask for the stock without a key', 403, /Forbidden/],
  ],
}

describe.each(Object.entries(ANSWERS))('%s', (id, answers) => {
  const scenario = gatewayScenarios.find((each) => each.id === id)!
  let lab: GatewayLab
  beforeAll(async () => {
    lab = createGatewayLab()
    const answer = await lab.open(scenario)
    if ('problem' in answer) throw new Error(JSON.stringify(answer.problem))
  })

  test('says of each request what comes of it', () => {
    expect(scenario.requests.map(({ title }) => title)).toEqual(answers.map(([title]) => title))
  })

  test.each(answers)('%s: %d', async (title, status, seen) => {
    const { method, path, headers, body } = scenario.requests.find((request) => request.title === title)!
    const trace = (await lab.send({ method, path, headers, body })) as RequestTrace
    expect(trace.answer?.status).toBe(status)
    expect(trace.answer?.body).toMatch(seen)
    if (status === 200 || status === 202) expect(() => JSON.parse(trace.answer!.body) as unknown).not.toThrow()
  })
})
