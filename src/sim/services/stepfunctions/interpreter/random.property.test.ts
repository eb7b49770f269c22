import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { isTransition } from '../rules/transitions'
import { given, lambda, machine, work, type StatesWorld } from '../states.testing'

/** xorshift over a printed seed: a machine that once failed can be made again. */
class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = (seed * 2654435761) | 1
  }

  below(count: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) % count
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item
  }
}

/** A machine in which every state leads to a later one, so that it ends. */
function randomMachine(dice: Dice, depth: number, names: { next: number }): object {
  const count = 1 + dice.below(4)
  const own = Array.from({ length: count }, () => `S${names.next++}`)
  const states: Record<string, object> = {}
  own.forEach((name, i) => {
    const onward = i + 1 < count ? { Next: own[i + 1] } : { End: true }
    states[name] = randomState(dice, depth, names, onward, own[i + 1])
  })
  return machine(states)
}

function randomState(dice: Dice, depth: number, names: { next: number }, onward: object, next: string | undefined): object {
  const handled = {
    ...(dice.below(2) === 0 ? { Retry: [{ ErrorEquals: [dice.one(['Oops', 'States.ALL'])], MaxAttempts: dice.below(3) }] } : {}),
    ...(dice.below(2) === 0 && next ? { Catch: [{ ErrorEquals: ['States.ALL'], Next: next, ResultPath: '$.error' }] } : {}),
  }
  switch (dice.below(depth > 0 ? 8 : 6)) {
    case 0:
      return { Type: 'Pass', Result: dice.one<Json>([1, null, 'x', { a: [1] }]), ResultPath: dice.one(['$', '$.result']), ...onward }
    case 1:
      return { Type: 'Wait', Seconds: dice.below(3), ...onward }
    case 2:
      return work({ ...handled, ...(dice.below(2) === 0 ? { TimeoutSeconds: 2 } : {}), ResultPath: '$.task', ...onward })
    case 3:
      return next
        ? { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: dice.below(3), Next: next }], Default: next }
        : { Type: 'Succeed' }
    case 4:
      return { Type: 'Pass', Assign: { seen: dice.below(9) }, ...onward }
    case 5:
      return next ? { Type: 'Pass', OutputPath: dice.one(['$', '$.missing']), ...onward } : { Type: 'Fail', Error: 'Oops' }
    case 6: {
      const Branches = Array.from({ length: 1 + dice.below(3) }, () => randomMachine(dice, depth - 1, names))
      return { Type: 'Parallel', Branches, ...handled, ResultPath: '$.branches', ...onward }
    }
    default:
      return {
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: dice.below(3),
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...randomMachine(dice, depth - 1, names) },
        ItemSelector: { 'n.$': '$$.Map.Item.Value', items: [1] },
        ...handled,
        ResultPath: '$.mapped',
        ...onward,
      }
  }
}

function worldOf(seed: number): { world: StatesWorld; one: string } {
  const dice = new Dice(seed)
  const definition = randomMachine(dice, 2, { next: 0 })
  const services = {
    lambda: lambda(() => ({ after: dice.below(4) * 1000, ...(dice.below(3) === 0 ? { fails: { errorType: 'Oops', errorMessage: '' } } : { returns: 1 }) })),
  }
  const world = given(definition, services, { seed })
  return { world, one: world.start({ n: dice.below(3), items: [0, 1, 2] }) }
}

interface Told {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
}

/** The history, and that its ids are dense and each event comes after the one it follows. */
function wholeHistory(world: StatesWorld, executionArn: string, label: string): readonly Told[] {
  const events: readonly Told[] = world.call('GetExecutionHistory', { executionArn, maxResults: 1000 }).events
  events.forEach(({ id, previousEventId }, i) => {
    expect(id, label).toBe(i + 1)
    expect(previousEventId, label).toBeLessThan(Math.max(id, 1))
  })
  return events
}

test('EX8 random machines end, their histories are whole, and twice the same', () => {
  const ended = new Set<string>()
  for (let seed = 1; seed <= 300; seed++) {
    const { world, one } = worldOf(seed)
    world.quiet()
    const label = `seed ${seed}`
    const events = wholeHistory(world, one, label)
    // What AWS bills can be read off the history.
    const billed = events.filter((event) => isTransition(event.type, events[event.previousEventId - 1]?.type))
    expect(billed.length, label).toBe(world.account.executions.get(one)?.transitions)
    const { type = '' } = events.at(-1) ?? {}
    expect(type, label).toMatch(/^Execution(Succeeded|Failed)$/)
    expect(events.filter((event) => /^Execution(Succeeded|Failed)$/.test(event.type)), label).toHaveLength(1)
    ended.add(type)
    const again = worldOf(seed)
    again.world.quiet()
    expect(JSON.stringify(again.world.log.events), label).toBe(JSON.stringify(world.log.events.slice(0, again.world.log.length)))
  }
  expect([...ended].sort()).toEqual(['ExecutionFailed', 'ExecutionSucceeded'])
})

test('RD10 random machines that failed or were stopped can be redriven, and their histories stay whole', () => {
  const seen = { failed: 0, stopped: 0, saved: 0 }
  for (let seed = 1; seed <= 150; seed++) {
    const { world, one } = worldOf(seed)
    const label = `seed ${seed}`
    const dice = new Dice(seed + 1000)
    world.runFor(dice.below(4) * 1000)
    if (world.outcome(one).status === 'RUNNING') world.call('StopExecution', { executionArn: one })
    world.quiet()
    for (let redrives = 1; redrives <= 4 && world.outcome(one).status !== 'SUCCEEDED'; redrives++) {
      seen[world.outcome(one).status === 'FAILED' ? 'failed' : 'stopped']++
      world.call('RedriveExecution', { executionArn: one })
      world.quiet()
      const events = wholeHistory(world, one, label)
      expect(events.filter(({ type }) => type === 'ExecutionRedriven'), label).toHaveLength(redrives)
      expect(events.at(-1)?.type, label).toMatch(/^Execution(Succeeded|Failed)$/)
      if (world.outcome(one).status === 'SUCCEEDED') seen.saved++
    }
  }
  expect(Math.min(seen.failed, seen.stopped, seen.saved)).toBeGreaterThan(10)
})
