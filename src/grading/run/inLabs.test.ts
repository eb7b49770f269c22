import { describe, expect, test } from 'vitest'
import { assets } from '../../../scripts/sdk/assets'
import { loadQuestions } from '../../content/questions/questions'
import { keyedOptions, type Question } from '../../content/questions/question'
import { ordersApi } from '../../content/scenarios/ordersApi'
import type { GatewayWorld } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { libraryOver } from '../../sim/cloud/library'
import { labOf } from '../../state/proofRun/labOf'
import { openRunRoom } from './openRunRoom'

const { createRecordedCloud, createGatewayLab, createLab, createLambdaLab } = libraryOver(assets)

function question(proof: NonNullable<Question['proof']>): Question {
  const choice = (id: string) => ({ id, text: id, why: id })
  return {
    id: 'q', service: 'lambda', kind: 'choice', prompt: 'What?', choices: ['right', 'wrong'].map(choice), key: ['right'], facts: [], source: 'https://docs.aws.amazon.com/', checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' }, difficulty: 1, badge: 'documented', proof,
  } as Question
}

const keyed = (each: Question) => [each, keyedOptions(each)[0]!] as const

describe('a proof’s run in the Lambda lab', () => {
  const code = 'export const handler = async ({ name }) => `Hello, ${name}`'
  const greets = question({
    steps: [
      { function: 'other', script: [{ work: 5 }], settings: { MemorySize: 256 } },
      { function: 'greet', code, settings: { MemorySize: 512, Timeout: 7, Environment: { Variables: { TONE: 'warm' } } } },
      { call: 'lambda:Invoke', input: { FunctionName: 'greet', Payload: '{"name":"Ada"}' }, as: 'first' },
    ],
    claims: { right: [{ events: { type: 'InvokeEnded' } }], wrong: [{ events: { type: 'InvokeEnded' }, count: 2 }] },
  } as never)

  test('is taken up as it was, with the texts of the function that the deciding event is about', async () => {
    const room = openRunRoom(createRecordedCloud)
    const run = await room.openRun(greets, 'right')
    if ('broken' in run) throw new Error(run.broken)
    expect(run).toMatchObject({ functions: ['greet', 'other'], decidingFunction: 'greet' })
    const { text, world, event, index } = await room.lambdaRun('greet', run.deciding)
    expect(world).toMatchObject({ functionName: 'greet', files: [{ path: 'index.mjs', code }], configuration: { memoryMb: 512, timeoutSeconds: 7, runtime: 'nodejs22.x' } })
    expect(JSON.parse(world.configuration.variables)).toEqual({ TONE: 'warm' })
    expect(JSON.parse(event)).toEqual({ name: 'Ada' })
    const lab = createLambdaLab()
    expect(await lab.restore(text)).toMatchObject({ restored: 'same', logHash: run.logHash, invocations: 1, environments: 1 })
    expect(lab.moment(index).event).toMatchObject({ type: 'InvokeEnded', invocation: 0 })
  })

  test('goes on in the same world, and is put down with what came', async () => {
    const room = openRunRoom(createRecordedCloud)
    const run = await room.openRun(greets, 'right')
    if ('broken' in run) throw new Error(run.broken)
    const { text, world, event } = await room.lambdaRun('greet', run.deciding)
    const lab = createLambdaLab()
    await lab.restore(text)
    const after = await lab.run(world, { kind: 'invoke', type: 'RequestResponse', event, pauseSeconds: 1 })
    // The environment of the proof's invocation serves this one too.
    expect(after).toMatchObject({ invocations: 2, environments: 1 })
    expect(await createLambdaLab().restore(lab.save()!)).toMatchObject({ restored: 'same', invocations: 2 })
  })
})

test('the runs of all questions about Lambda, or a service without a lab, that make a function can be taken up by the Lambda lab', { timeout: 240_000 }, async () => {
  const proofs = (await loadQuestions()).filter((each) => each.proof && (each.service === 'lambda' || labOf(...keyed(each)) === 'lambda'))
  let opened = 0
  const without: string[] = []
  for (const each of proofs) {
    const room = openRunRoom(createRecordedCloud)
    const run = await room.openRun(each, keyedOptions(each)[0]!)
    if ('broken' in run) throw new Error(`${each.id}: ${run.broken}`)
    const fn = run.decidingFunction ?? run.functions[0]
    if (fn === undefined) {
      without.push(each.id)
      continue
    }
    const { text, index } = await room.lambdaRun(fn, run.deciding)
    const lab = createLambdaLab()
    expect(await lab.restore(text), each.id).toMatchObject({ restored: 'same', logHash: run.logHash })
    expect(lab.moment(index).index, each.id).toBe(run.deciding)
    opened++
  }
  console.log(`Of ${proofs.length} questions that are proved, ${opened} open in the Lambda lab; these do not: ${without.join(', ')}`)
  expect(without.filter((id) => labOf(...keyed(proofs.find((each) => each.id === id)!)) !== undefined)).toEqual([])
})

test('the runs of API Gateway questions are taken up by the lab, or refused by what its forms do not hold', { timeout: 240_000 }, async () => {
  const proofs = (await loadQuestions()).filter(({ service, proof }) => service === 'apigateway' && proof?.steps.some((step) => 'api' in step))
  const refused: string[] = []
  for (const each of proofs) {
    const room = openRunRoom(createRecordedCloud)
    const run = await room.openRun(each, keyedOptions(each)[0]!)
    if ('broken' in run) throw new Error(`${each.id}: ${run.broken}`)
    const [api] = run.apis
    if (!api) {
      refused.push(`${each.id} (nothing was sent)`)
      expect(labOf(...keyed(each)), each.id).toBeUndefined()
      continue
    }
    const lab = createGatewayLab()
    const taken = await lab.takeUp(room.gatewayRun(api, run.deciding))
    if ('problem' in taken) {
      expect(taken.problem.message, each.id).toContain('forms of this lab do not hold')
      refused.push(`${each.id} (${taken.problem.message})`)
      // A question does not promise a lab that would refuse it.
      expect(labOf(...keyed(each)), each.id).toBeUndefined()
      continue
    }
    expect(labOf(...keyed(each)), each.id).toBe('api-gateway')
    const { request = 0, moment = 0 } = taken.shown ?? {}
    const trace = lab.trace(request)
    // The whole run is there, and the request is the one under way at the event that decides, or the last before it.
    expect(lab.progress().events, each.id).toBe(run.sources.reduce((sum, { events }) => sum + events, 0))
    const { index, startedAt } = room.lookAtRun({ service: 'apigateway', resource: api.restApiId }, run.deciding)
    const before = Array.from({ length: Math.ceil((index + 1) / 500) }, (_, i) => room.runRows(i * 500, Math.min(500, index + 1 - i * 500))).flat()
    const received = before.filter(({ type }) => type === 'RequestReceived')
    expect(request, each.id).toBe(Math.max(0, received.length - 1))
    // All its moments up to the one shown were told by then.
    if (received.length > 0) expect(trace.startedAt + trace.moments[moment]!.offset, each.id).toBeLessThanOrEqual(startedAt + before.at(-1)!.offset)
    expect(await lab.send({ method: 'GET', path: '/nowhere', headers: [], body: '' }), each.id).not.toHaveProperty('problem')
  }
  console.log(`Of ${proofs.length} API Gateway questions that make an API, ${proofs.length - refused.length} open in its lab; these do not: ${refused.join(', ')}`)
  expect(proofs.length - refused.length).toBeGreaterThanOrEqual(55)
})

test('the runs of all Step Functions questions that start an execution can be taken up by their lab', { timeout: 240_000 }, async () => {
  const proofs = (await loadQuestions()).filter((each) => labOf(...keyed(each)) === 'step-functions')
  for (const each of proofs) {
    const room = openRunRoom(createRecordedCloud)
    const run = await room.openRun(each, keyedOptions(each)[0]!)
    if ('broken' in run) throw new Error(`${each.id}: ${run.broken}`)
    const arn = run.executions.at(-1)
    expect(arn, each.id).toBeDefined()
    const { text, index } = await room.labRun(arn!, run.deciding)
    const lab = createLab()
    expect(await lab.restore(text), each.id).toMatchObject({ restored: 'same', logHash: run.logHash })
    expect(lab.moment(index).event, each.id).toBeDefined()
  }
  console.log(`${proofs.length} questions open in the Step Functions lab`)
})

test('a run that the API Gateway lab refuses leaves it with the API that it had', async () => {
  const [iam] = (await loadQuestions()).filter(({ id }) => id === 'apigateway-iam-and-policy-of-one-account')
  const room = openRunRoom(createRecordedCloud)
  const run = await room.openRun(iam!, keyedOptions(iam!)[0]!)
  if ('broken' in run) throw new Error(run.broken)
  const lab = createGatewayLab()
  await lab.open(ordersApi as GatewayWorld)
  const request = { method: 'GET', path: '/orders?status=open', headers: [], body: '' }
  await lab.send(request)
  expect(await lab.takeUp(room.gatewayRun(run.apis[0]!, run.deciding))).toMatchObject({ problem: { part: 'method' } })
  expect(lab.requests()).toHaveLength(1)
  expect(await lab.send(request)).toMatchObject({ brief: { index: 1, path: '/orders?status=open' } })
})
