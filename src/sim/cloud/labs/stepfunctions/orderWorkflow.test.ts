import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { orderProcessing } from '../../../../content/scenarios/orderProcessing'
import { libraryOver } from '../../library'
import type { Lab, LabWorld, RunReport } from './lab'

const wasm = readFileSync(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))
const { createLab } = libraryOver({ quickJsWasm: async () => wasm })

/** The example, changed as one of its variations, or by hand. */
function world(variation: string, change: Partial<LabWorld> = {}): LabWorld {
  const { machine, definition, functions, tables, seed, variations } = orderProcessing
  const varied = variations.find(({ id }) => id === variation)
  if (!varied) throw new RangeError(`no variation ${variation}`)
  const changed = functions.map((fn) => varied.functions.find(({ name }) => name === fn.name) ?? fn)
  return { name: machine, definition, input: varied.input, functions: changed, tables, seed, ...change }
}

async function run(made: LabWorld): Promise<{ lab: Lab; report: RunReport }> {
  const lab = createLab()
  const report = await lab.start(made)
  if ('problem' in report) throw new Error(JSON.stringify(report.problem))
  return { lab, report }
}

function types(lab: Lab): string[] {
  return lab.events(0, 200).map(({ type, state }) => `${type} ${state ?? ''}`.trim())
}

function end(lab: Lab, { count }: RunReport) {
  return lab.moment(count - 1)
}

function stockOf(lab: Lab, index: number, product: string): unknown {
  return lab.tables(index)[0]?.rows.find(({ key }) => key === product)?.item['stock']
}

test('an order goes through the whole house', async () => {
  const { lab, report } = await run(world('all-well'))
  expect(end(lab, report)).toMatchObject({ status: 'SUCCEEDED' })
  expect(types(lab)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered ValidateOrder',
    'LambdaFunctionScheduled ValidateOrder',
    'LambdaFunctionStarted ValidateOrder',
    'LambdaFunctionSucceeded ValidateOrder',
    'TaskStateExited ValidateOrder',
    'TaskStateEntered TakePayment',
    'TaskScheduled TakePayment',
    'TaskStarted TakePayment',
    'TaskSucceeded TakePayment',
    'TaskStateExited TakePayment',
    'TaskStateEntered ReserveStock',
    'TaskScheduled ReserveStock',
    'TaskStarted ReserveStock',
    'TaskSucceeded ReserveStock',
    'TaskStateExited ReserveStock',
    'SucceedStateEntered OrderPlaced',
    'SucceedStateExited OrderPlaced',
    'ExecutionSucceeded OrderPlaced',
  ])
  const changes = types(lab).map((_type, index) => stockOf(lab, index, 'kettle'))
  expect(changes.indexOf(10)).toBe(14)
  expect([changes[0], changes.at(-1)]).toEqual([12, 10])
  expect(lab.tables(14)[0]?.rows.find(({ key }) => key === 'kettle')).toMatchObject({ change: 'changed', before: { stock: 12 } })
  expect(lab.state('TakePayment', report.count - 1)).toMatchObject({ output: { json: { payment: { id: 'pay-o-1001' } } } })
})

test('a ValidationError is retried by States.TaskFailed before its Catcher takes it', async () => {
  const { lab, report } = await run(world('validation-failure'))
  const failures = lab.events(0, 200).filter(({ type }) => type === 'LambdaFunctionFailed')
  expect(failures.map(({ note }) => note)).toEqual(Array(4).fill('ValidationError'))
  expect(end(lab, report)).toMatchObject({ status: 'FAILED', error: 'OrderFailed' })
  expect(lab.state('ValidateOrder', report.count - 1)).toMatchObject({ status: 'caught', attempts: 4 })
})

test('two transient failures: three attempts, 2 s and 4 s of virtual time apart', async () => {
  const { lab, report } = await run(world('transient-failures'))
  expect(end(lab, report).status).toBe('SUCCEEDED')
  const rows = lab.events(0, 200).filter(({ state }) => state === 'ValidateOrder')
  const at = (type: string) => rows.filter((row) => row.type === type).map(({ offset }) => offset)
  const scheduled = at('LambdaFunctionScheduled')
  const failed = at('LambdaFunctionFailed')
  expect(scheduled).toHaveLength(3)
  expect([scheduled[1]! - failed[0]!, scheduled[2]! - failed[1]!].map((ms) => Math.round(ms))).toEqual([2000, 4000])
})

test('more than is in stock fails by the error’s name, and the stock stays', async () => {
  const { lab, report } = await run(world('out-of-stock'))
  expect(end(lab, report)).toMatchObject({ status: 'FAILED', error: 'DynamoDB.ConditionalCheckFailedException' })
  expect(stockOf(lab, report.count - 1, 'kettle')).toBe(12)
})

test('a table that is not there fails by the error’s name', async () => {
  const { lab, report } = await run(world('all-well', { tables: [] }))
  expect(end(lab, report)).toMatchObject({ status: 'FAILED', error: 'DynamoDB.ResourceNotFoundException' })
})

test.each(orderProcessing.variations.map(({ id }) => id))('%s tells the same log twice, and after save and load', async (id) => {
  const first = await run(world(id))
  const second = await run(world(id))
  expect(second.report.logHash).toBe(first.report.logHash)
  const loaded = await createLab().restore(first.lab.save() ?? '')
  expect(loaded).toMatchObject({ restored: 'same', logHash: first.report.logHash })
})

test('from any moment the run goes on to the same end, guests included', async () => {
  const { lab, report } = await run(world('transient-failures'))
  for (let index = 0; index < report.count; index++) {
    const fresh = createLab()
    await fresh.restore(lab.save() ?? '')
    const forked = await fresh.forkAt(index, [])
    expect(forked, `forked at ${index}`).toMatchObject({ logHash: report.logHash })
  }
})

test('edited code is what runs after a fork', async () => {
  const { lab } = await run(world('out-of-stock'))
  const code = 'export const handler = async (order) => ({ ...order, quantity: 1, total: 1 })'
  for (const type of ['LambdaFunctionScheduled', 'ExecutionStarted']) {
    const index = lab.events(0, 10).findIndex((row) => row.type === type)
    const forked = await lab.forkAt(index, [{ name: 'validate', code }])
    expect(end(lab, forked as RunReport).status, type).toBe('SUCCEEDED')
  }
})

test.each<[why: string, code: string, error: string]>([
  ['a syntax error', 'export const handler = async () => {', 'Runtime.UserCodeSyntaxError'],
  ['a handler that never returns', 'export const handler = () => { for (;;); }', 'Sandbox.Timedout'],
  ['one that allocates without end', 'export const handler = () => { const all = []; for (;;) all.push(new Array(100000).fill(7)) }', 'Runtime.OutOfMemory'],
])('%s ends in Lambda’s own error', async (_why, code, error) => {
  const functions = [{ name: 'validate', code }, orderProcessing.functions[1]!]
  const { lab, report } = await run(world('all-well', { functions }))
  const failed = lab.events(0, 200).find(({ type }) => type === 'LambdaFunctionFailed' || type === 'LambdaFunctionTimedOut')
  expect(failed?.note).toBe(error)
  expect(end(lab, report)).toMatchObject({ status: 'FAILED', error })
})
