import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
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
  return { world, one: world.run({ n: dice.below(3), items: [0, 1, 2] }) }
}

test('EX8 random machines end, their histories are whole, and twice the same', () => {
  const ended = new Set<string>()
  for (let seed = 1; seed <= 300; seed++) {
    const { world, one } = worldOf(seed)
    const { events } = world.call('GetExecutionHistory', { executionArn: one, maxResults: 1000 })
    const label = `seed ${seed}`
    events.forEach(({ id, previousEventId }: { id: number; previousEventId: number }, i: number) => {
      expect(id, label).toBe(i + 1)
      expect(previousEventId, label).toBeLessThan(Math.max(id, 1))
    })
    const { type } = events.at(-1)
    expect(type, label).toMatch(/^Execution(Succeeded|Failed)$/)
    expect(events.filter((event: { type: string }) => /^Execution(Succeeded|Failed)$/.test(event.type)), label).toHaveLength(1)
    ended.add(type)
    const again = worldOf(seed)
    expect(JSON.stringify(again.world.log.events), label).toBe(JSON.stringify(world.log.events.slice(0, again.world.log.length)))
  }
  expect([...ended].sort()).toEqual(['ExecutionFailed', 'ExecutionSucceeded'])
})
