import { describe, expect, test } from 'vitest'
import { assets } from '../../../scripts/sdk/assets'
import { contents } from '../../content/guide/contents'
import type { Sample, SampleRun } from '../../content/guide/sample'
import { samples } from '../../content/guide/samples'
import { loadVerdicts } from '../../content/guide/verdicts'
import { gatewayScenarios } from '../../content/scenarios/gatewayScenarios'
import { playSample, type SampleOutcome } from '../../grading/sample/playSample'
import type { Act } from '../../grading/sample/playSample'
import { libraryOver } from '../../sim/cloud/library'
import { sampleAct } from './sampleAct'

const { createCloud } = libraryOver(assets)
const chapters = await Promise.all(contents.map(({ load }) => load()))
const verdicts = new Set((await loadVerdicts()).map(({ id }) => id))

/** What is seen of a run: its answers, how the story goes, what has changed, and what functions have logged. */
interface Seen {
  readonly answers: readonly (string | RegExp)[]
  readonly story: readonly RegExp[]
  readonly changes?: RegExp
  readonly logged?: readonly RegExp[]
  readonly notLogged?: RegExp
}

const OK = /^HTTP 200\n\n/
const ran = /^The handler runs for/
const CLIENT = /making the client/g

/** What the text of each run says, where it can be seen. */
const RUNS: Readonly<Record<string, Readonly<Record<string, Seen | { readonly problem: string }>>>> = {
  'dynamodb-handler': {
    'Read an order': { answers: ['HTTP 200\n\n{"id":"o-1","product":"kettle","quantity":2}'], story: [/^Init/, /calls GetItem/] },
    'Read one that is not there': { answers: ['HTTP 404\n\n{"message":"There is no order o-9"}'], story: [/^Init/, /calls GetItem/] },
    'Write an order': { answers: [OK], story: [/^Init/, /calls PutItem/], changes: /^[^\n]*o-1[^\n]*→.*o-2.*\n.*o-1/ },
    'Send no JSON': { answers: ['HTTP 400\n\n{"message":"The body is no JSON"}'], story: [/^Init/], logged: [/SyntaxError/] },
    'DynamoDB refuses': { answers: ['HTTP 500\n\n{"message":"Please try again later"}'], story: [/^Init/, /calls GetItem/], logged: [/AccessDeniedException.*dynamodb:GetItem/] },
  },
  'cli-invokes': {
    'Wait for the answer': { answers: [/"StatusCode": 200/, '{"userId":"123","charged":true}'], story: [/status 200/, /returns/], logged: [/charging 123/] },
    'Do not wait': { answers: ['{\n  "StatusCode": 202\n}', ''], story: [/after [\d.]+ ms, with status 202/, /returns/], logged: [/charging 123/] },
    'Let it fail': { answers: [/"StatusCode": 200[\s\S]*"FunctionError": "Unhandled"/, /"errorMessage":"Whom to charge\?"/], story: [/status 200/, /ends with Error/] },
    'Only ask whether it may be called': { answers: ['{\n  "StatusCode": 204\n}', ''], story: [/status 204/], notLogged: /./ },
    'With the end of the log': { answers: [/"LogResult": "U1RBUlQg/, '{"userId":"123","charged":true}'], story: [/status 200/, /returns/] },
    'As version 1 took it': { problem: 'Invalid base64: "{"userId":"123"}"' },
  },
  initialisation: {
    Good: { answers: ['"stored"\n"stored"\n"stored"'], story: [/^Init/, ran, ran, ran], logged: [/INIT_START[\s\S]*making the client[\s\S]*START RequestId/] },
    Bad: { answers: ['"stored"\n"stored"\n"stored"'], story: [/^Init/, ran, ran, ran], logged: [/START RequestId[\s\S]*making the client[\s\S]*making the client[\s\S]*making the client/] },
    'With version 2 of the SDK': { answers: [/Runtime\.ImportModuleError.*Cannot find module 'aws-sdk'/], story: [/^Init/, /ends with Runtime\.ImportModuleError/] },
  },
  'curl-calls': {
    GET: { answers: [/^HTTP 200\n\n.*kettle/], story: [/with 200/, /orders is invoked/] },
    POST: { answers: [/^HTTP 201\n\n.*"quantity":1/], story: [/with 201/, /orders is invoked/] },
    'POST what does not fit': { answers: [/^HTTP 400\n\n.*Invalid request body/], story: [/with 400/, /^Request validation refuses/] },
    'The same without its type': { answers: [/^HTTP 201\n\n.*"quantity":0/], story: [/with 201/, /orders is invoked/] },
    'With a token': { answers: [/^HTTP 200\n\n.*"as":"ann"/], story: [/with 200/, /shop-gate is invoked/, /account is invoked/] },
    'Without a token': { answers: [/^HTTP 401\n\n/], story: [/with 401/, /^Authorization refuses/] },
    'With an API key': { answers: [/^HTTP 200\n\n.*"kettle":12/], story: [/with 200/, /stock is invoked/] },
    'Without the key': { answers: [/^HTTP 403\n\n/], story: [/with 403/, /^API key refuses/] },
  },
  'token-authorizer': {
    'A token that is known': { answers: [OK, OK], story: [/with 200/, /authorizer is asked/, /with 200/, /policy kept for this token/] },
    'The policy of one method': { answers: [OK, /^HTTP 403\n\n/], story: [/with 200/, /authorizer is asked/, /with 403/, /refused: ACCESS_DENIED/] },
    'A token that is not known': { answers: [/^HTTP 401\n\n/], story: [/with 401/, /authorizer is asked/, /refused: UNAUTHORIZED/] },
    'No token': { answers: [/^HTTP 401\n\n/], story: [/with 401/, /refused: UNAUTHORIZED/], notLogged: /./ },
    'Another error text': { answers: [/^HTTP 500\n\n/], story: [/with 500/, /authorizer is asked/, /refused: AUTHORIZER_FAILURE/] },
  },
  'order-workflow': {
    'An order': { answers: ['SUCCEEDED', /"orderId":"o-1".*"paymentId":"payment-of-o-1".*"status":"placed"/, '', ''], story: [/^ValidateOrder: done/, /^ProcessPayment: done/, /stock is updated/, /SUCCEEDED/], changes: /"N":"12".*→.*"N":"10"/ },
    'An order of nothing': { answers: ['FAILED', '', 'ValidationError', /quantity of 0/], story: [/^ValidateOrder: ValidationError/, /FAILED: ValidationError/] },
    'Payment is down for a while': { answers: ['SUCCEEDED', /placed/, '', ''], story: [/^ValidateOrder: done/, /^ProcessPayment: PaymentUnavailable/, /^ProcessPayment: PaymentUnavailable/, /^ProcessPayment: done/, /stock is updated/, /SUCCEEDED/], changes: /"N":"12".*→.*"N":"10"/ },
    'More than there is': { answers: ['FAILED', '', 'DynamoDB.ConditionalCheckFailedException', /conditional request failed/], story: [/^ValidateOrder: done/, /^ProcessPayment: done/, /^UpdateInventory: ConditionalCheckFailed/, /^Refund: done/, /FAILED/], logged: [/giving back payment-of-o-1/] },
  },
  'start-execution': {
    'Start an order': { answers: [/execution:ship-order:o-1"/], story: [/^StartExecution is answered/, /runs for 5 s/] },
    'Send it twice': { answers: [/ship-order:o-1"/, /ship-order:o-1"/, 'o-1'], story: [/^StartExecution is answered/, /runs for 5 s/, /^StartExecution is answered/] },
    'The name with another input': { answers: [/ship-order:o-1"/, /"refused"/, 'o-1'], story: [/^StartExecution is answered/, /runs for 5 s/, /refused: ExecutionAlreadyExists/] },
    'Twice without a name': { answers: [/ship-order:[\da-f-]{36}"/, /ship-order:[\da-f-]{36}"/, /^[\da-f-]{36}\n[\da-f-]{36}$/], story: [/answered/, /runs for 5 s/, /answered/, /runs for 5 s/] },
  },
}

test('all seven are listed, each stands in its chapter, and no other does', () => {
  const standing = chapters.flatMap(({ id, sections }) => sections.flatMap(({ blocks }) => blocks.flatMap((block) => (typeof block === 'object' && 'sample' in block ? [{ id: block.sample.id, title: block.sample.title, chapter: id }] : []))))
  const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1)
  expect([...standing].sort(byId)).toEqual(samples.map(({ id, title, chapter }) => ({ id, title, chapter })).sort(byId))
  expect(Object.keys(RUNS)).toEqual(samples.map(({ id }) => id))
})

describe.each(samples)('the example $id', async ({ load }) => {
  const sample = await load()
  const expected = RUNS[sample.id] ?? {}

  test('says of each run what comes of it, and what it corrects', () => {
    expect(sample.runs.map(({ name }) => name)).toEqual(Object.keys(expected))
    for (const { verdict } of sample.corrected) expect(verdict === undefined || verdicts.has(verdict)).toBe(true)
  })

  test.each(sample.runs.map((run) => ({ name: run.name, run })))('$name', async ({ name, run }) => {
    const seen = expected[name]!
    const act = actOf(sample, run)
    if ('problem' in seen) {
      expect(act).toEqual(seen)
      return
    }
    const outcome = await playSample(sample, act as Act, createCloud)
    expect(outcome.answers.length).toBe(seen.answers.length)
    for (const [index, wanted] of seen.answers.entries()) {
      const { text } = outcome.answers[index]!
      if (typeof wanted === 'string') expect(text).toBe(wanted)
      else expect(text).toMatch(wanted)
    }
    const told = outcome.story.map(({ says }) => says)
    expect(told.length, told.join('\n')).toBe(seen.story.length)
    for (const [index, wanted] of seen.story.entries()) expect(told[index]).toMatch(wanted)
    for (const says of told) expect(says).not.toMatch(/ {2}|\{[\w.]+\}| [.,:](\s|$)/)
    expectChange(outcome, seen.changes)
    const logs = outcome.logs.map(({ lines }) => lines.join('\n')).join('\n').trim()
    for (const wanted of seen.logged ?? []) expect(logs).toMatch(wanted)
    if (seen.notLogged) expect(logs).not.toMatch(seen.notLogged)
  })

  test('opens a lab that there is, with what is shown', () => {
    for (const lab of [sample.lab, ...sample.code.flatMap(({ opens }) => opens ?? [])]) {
      if (lab.lab === 'api-gateway') {
        const scenario = gatewayScenarios.find(({ id }) => id === lab.scenario)
        expect(scenario?.requests.map(({ title }) => title)).toContain(lab.request)
        expect(scenario?.functions.map(({ code }) => code)).toContain(sample.code[0]?.text)
      } else if (lab.lab === 'lambda') expect(sample.code.map(({ text }) => text)).toContain(lab.code)
      else expect(sample.code.map(({ text }) => text)).toContain(lab.texts.definition)
    }
  })
})

test('a client inside the handler is made once a request, outside once', async () => {
  const sample = await samples.find(({ id }) => id === 'initialisation')!.load()
  const made = await Promise.all(sample.runs.slice(0, 2).map(async (run) => {
    const { logs } = await playSample(sample, actOf(sample, run) as Act, createCloud)
    return JSON.stringify(logs).match(CLIENT)?.length
  }))
  expect(made).toEqual([1, 3])
})

function actOf(sample: Sample, run: SampleRun) {
  return sampleAct(sample, run, 'line' in run ? run.line : '')
}

function expectChange({ changes }: SampleOutcome, wanted: RegExp | undefined): void {
  const changed = changes.filter(({ before, after }) => before !== after)
  if (wanted) expect(changed.map(({ before, after }) => `${before}→${after}`).join('\n')).toMatch(wanted)
  else expect(changed).toEqual([])
}
