import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import jsonata from 'jsonata'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json'
import { evaluate, isFunction, parse, populateMessage } from './evaluator'

interface SuiteCase {
  readonly id: string
  readonly expr: string
  readonly data?: Json
  readonly dataset?: string | null
  readonly bindings?: JsonObject
}

interface Suite {
  readonly cases: readonly SuiteCase[]
  readonly datasets: Readonly<Record<string, Json>>
}

const SUITE = fileURLToPath(new URL('../../../../../shared/data/jsonata-suite.json', import.meta.url))
const NOW = Date.UTC(2025, 0, 1, 12, 30)

/** The package never returns from it; ours gives up. */
const HANGS = 'function-formatNumber/issue785'

const NO_PLACES =
  'The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character'

/** Where AWS, or reason, has it otherwise, and what we give. */
const OTHERWISE: readonly (readonly [pattern: RegExp, why: string, outcome: Outcome])[] = [
  [/^function-eval\//, 'JA4 AWS has no $eval', { code: 'T1006', message: 'Attempted to invoke a non-function' }],
  [/^function-pad\/case011$/, 'JA5 numbers that should be whole are rounded down', { value: '"foo  "' }],
  [/^function-pad\/case012$/, 'JA5 numbers that should be whole are rounded down', { value: '"  foo"' }],
  [/^tail-recursion\/case006$/, 'JA3 a loop without end, which the package would need long to be stopped in', { code: 'U1001' }],
  [/^function-formatNumber\/issue786/, 'JA11 the package fails over a picture without places', { code: 'D3086', message: NO_PLACES }],
  [/^range-operator\/case02[14]$/, 'JA3 AWS takes no list as long', { code: 'U1001' }],
  [/^wildcards\/case010/, 'JA7 a function has no members', {}],
]

interface Outcome {
  readonly value?: unknown
  readonly code?: unknown
  readonly message?: unknown
}

beforeAll(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(0.25)
})
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('JA1 on the package’s own suite the evaluator gives what the package gives: value, code and words', async (context) => {
  if (!existsSync(SUITE)) context.skip(`no suite: ${SUITE} is not there`)
  const { cases, datasets } = JSON.parse(readFileSync(SUITE, 'utf8')) as Suite
  const wrong: unknown[] = []
  for (const { id, expr, data, dataset, bindings = {} } of cases) {
    if (id.startsWith(HANGS)) continue
    const input = data === undefined && typeof dataset === 'string' ? datasets[dataset] : data
    const own = ours(expr, frozen(copyOf(input)), frozen(copyOf(bindings)))
    const otherwise = OTHERWISE.find(([pattern]) => pattern.test(id))?.[2]
    const expected = otherwise ?? (await packages(expr, copyOf(input), copyOf(bindings)))
    if (JSON.stringify(own) !== JSON.stringify(expected)) wrong.push({ id, expr, own, expected })
  }
  expect(wrong).toEqual([])
  expect(cases.length).toBeGreaterThan(1_000)
})

test('JA3 a number format on which the package never returns is given up', () => {
  expect(ours("$formatNumber(0, '0e0')", undefined, {})).toEqual({ code: 'U1001' })
})

async function packages(source: string, input: Json | undefined, bindings: JsonObject): Promise<Outcome> {
  try {
    const expression = jsonata(source)
    limit(expression)
    return shown(await expression.evaluate(input, bindings))
  } catch (error) {
    return failure(error)
  }
}

/** The package has no limits of its own; it calls what is bound under these names at each node. */
function limit(expression: jsonata.Expression): void {
  let [steps, depth] = [0, 0]
  const assign = expression.assign as unknown as (name: symbol, value: () => void) => void
  assign(Symbol.for('jsonata.__evaluate_entry'), () => {
    if (++steps > 1_000_000 || ++depth > 100) throw { code: 'U1001' }
  })
  assign(Symbol.for('jsonata.__evaluate_exit'), () => {
    depth--
  })
}

function ours(source: string, input: Json | undefined, bindings: JsonObject): Outcome {
  try {
    return shown(evaluate(parse(source), input, bindings, { now: NOW, draw: () => 0.25, uuid: () => 'uuid' }))
  } catch (error) {
    if ('code' in (error as object)) populateMessage(error as object)
    return failure(error)
  }
}

/** Errors of the limits, and of the engine, have words of their own. */
function failure(error: unknown): Outcome {
  const { code = 'engine', message } = error as { code?: string; message?: string }
  return { code, message: code === 'engine' || code === 'U1001' ? undefined : message }
}

/** Both as text, as neither's lists are plain. */
function shown(value: unknown): Outcome {
  return { value: JSON.stringify(value, (_name, member: unknown) => (isFunction(member) ? 'function' : member)) }
}

function copyOf<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value)
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}
