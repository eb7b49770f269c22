import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cancel, emptyQueue, next, schedule, withoutNext, type Scheduling, type SignalQueue } from './signalQueue'

function given(...schedulings: readonly Scheduling<string>[]): SignalQueue<string> {
  return schedulings.reduce((queue, scheduling) => schedule(queue, scheduling), emptyQueue<string>())
}

/** All signals in the order they would be delivered. */
function drained(queue: SignalQueue<string>): readonly string[] {
  const order: string[] = []
  for (let rest = queue, due = next(rest); due; due = next(rest)) {
    order.push(due.signal)
    rest = withoutNext(rest)
  }
  return order
}

function nodesOf(heap: SignalQueue<string>['heap']): number {
  return heap ? 1 + nodesOf(heap.left) + nodesOf(heap.right) : 0
}

test.each<[why: string, schedulings: readonly Scheduling<string>[], order: readonly string[]]>([
  ['nothing is due in an empty queue', [], []],
  ['earlier comes first', [{ at: 2, signal: 'b' }, { at: 1, signal: 'a' }, { at: 3, signal: 'c' }], ['a', 'b', 'c']],
  ['of one instant, first scheduled comes first', [{ at: 1, signal: 'a' }, { at: 1, signal: 'b' }, { at: 1, signal: 'c' }], ['a', 'b', 'c']],
  ['a tie behind something earlier keeps its order', [{ at: 5, signal: 'b' }, { at: 1, signal: 'a' }, { at: 5, signal: 'c' }, { at: 5, signal: 'd' }], ['a', 'b', 'c', 'd']],
  ['a key is for one signal: the later replaces the earlier', [{ at: 1, signal: 'old', key: 'k' }, { at: 2, signal: 'new', key: 'k' }], ['new']],
  ['a replacement stands behind all scheduled before it', [{ at: 1, signal: 'old', key: 'k' }, { at: 1, signal: 'b' }, { at: 1, signal: 'new', key: 'k' }], ['b', 'new']],
  ['other keys are not touched', [{ at: 1, signal: 'a', key: 'a' }, { at: 2, signal: 'b', key: 'b' }], ['a', 'b']],
  ['what is ahead comes before all that is due at its time, and not earlier', [{ at: 1, signal: 'a' }, { at: 2, signal: 'b' }, { at: 2, signal: 'first', ahead: true }], ['a', 'first', 'b']],
  ['a background signal is delivered like any other', [{ at: 2, signal: 'b' }, { at: 1, signal: 'upkeep', background: true }], ['upkeep', 'b']],
])('%s', (_why, schedulings, order) => {
  expect(drained(given(...schedulings))).toEqual(order)
})

describe('cancel', () => {
  const three = given({ at: 1, signal: 'a', key: 'a' }, { at: 2, signal: 'b', key: 'b' }, { at: 3, signal: 'c' })

  test.each<[why: string, keys: readonly string[], order: readonly string[]]>([
    ['the next signal can be cancelled', ['a'], ['b', 'c']],
    ['one further down is dropped when it would surface', ['b'], ['a', 'c']],
    ['an unknown key changes nothing', ['x'], ['a', 'b', 'c']],
    ['cancelling twice is cancelling once', ['a', 'a'], ['b', 'c']],
    ['all keyed ones', ['b', 'a'], ['c']],
  ])('%s', (_why, keys, order) => {
    expect(drained(keys.reduce((queue, key) => cancel(queue, key), three))).toEqual(order)
  })

  test('a cancelled signal is never shown as next, so it cannot move the clock', () => {
    expect(next(cancel(three, 'a'))?.at).toBe(2)
    expect(next(withoutNext(cancel(three, 'b')))?.at).toBe(3)
  })

  test('a key can be used again after it was cancelled or delivered', () => {
    expect(drained(schedule(cancel(three, 'a'), { at: 9, signal: 'again', key: 'a' }))).toEqual(['b', 'c', 'again'])
    expect(drained(schedule(withoutNext(three), { at: 9, signal: 'again', key: 'a' }))).toEqual(['b', 'c', 'again'])
  })

  test('nothing remembers what was cancelled once it is gone', () => {
    const emptied = withoutNext(cancel(cancel(three, 'b'), 'a'))
    expect(emptied.heap).toBeUndefined()
    expect(emptied.keyed.size).toBe(0)
  })

  test('timeouts that never come do not pile up', () => {
    let queue = schedule(schedule(emptyQueue<string>(), { at: 90, signal: 'last' }), { at: 50, signal: 'kept', key: 'kept' })
    for (let i = 0; i < 1000; i++) queue = cancel(schedule(queue, { at: 60 + (i % 7), signal: `timeout ${i}`, key: `timeout/${i % 3}` }), `timeout/${i % 3}`)
    expect(nodesOf(queue.heap)).toBeLessThan(30)
    expect(queue.held).toBe(nodesOf(queue.heap))
    expect(drained(queue)).toEqual(['kept', 'last'])
  })

  test('what is cancelled in the line does not have the heap swept again and again', () => {
    let queue = withoutNext(schedule(emptyQueue<string>(), { at: 1, signal: 'now' }))
    queue = schedule(schedule(queue, { at: 1, signal: 'first' }), { at: 2, signal: 'last' })
    for (let i = 0; i < 100; i++) queue = schedule(queue, { at: 1, signal: `s${i}`, key: `k${i}` })
    for (let i = 0; i < 17; i++) queue = cancel(queue, `k${i}`)
    const swept = queue
    queue = cancel(queue, 'k17')
    expect([swept.dead, queue.dead, queue.heap === swept.heap]).toEqual([0, 1, true])
    for (let i = 18; i < 100; i++) queue = cancel(queue, `k${i}`)
    expect(drained(queue)).toEqual(['first', 'last'])
  })

  test('many that are to come stay when those are swept that are not', () => {
    let queue = emptyQueue<string>()
    for (let i = 0; i < 100; i++) queue = schedule(queue, { at: 100 - i, signal: `s${100 - i}`, key: `k${i}` })
    for (let i = 0; i < 100; i++) if (i % 4 !== 0) queue = cancel(queue, `k${i}`)
    expect(drained(queue)).toEqual(Array.from({ length: 25 }, (_, i) => `s${4 * (i + 1)}`))
  })
})

test('only foreground signals are worth waiting for, and they are counted', () => {
  const queue = given({ at: 1, signal: 'a', key: 'a' }, { at: 2, signal: 'b', background: true, key: 'b' }, { at: 3, signal: 'c' })
  expect(queue.foreground).toBe(2)
  expect(cancel(queue, 'a').foreground).toBe(1)
  expect(cancel(queue, 'b').foreground).toBe(2)
  expect(withoutNext(withoutNext(queue)).foreground).toBe(1)
  expect(schedule(queue, { at: 4, signal: 'b', key: 'b' }).foreground).toBe(3)
})

test('a queue is a value: what is done to it leaves the old one as it was', () => {
  const queue = given({ at: 1, signal: 'a', key: 'a' }, { at: 2, signal: 'b' })
  withoutNext(schedule(cancel(queue, 'a'), { at: 0, signal: 'c' }))
  expect(drained(queue)).toEqual(['a', 'b'])
})

test('taking from an empty queue is a mistake of ours', () => {
  expect(() => withoutNext(emptyQueue())).toThrow(RangeError)
})

test('any mixture of schedulings, cancellations and deliveries goes as in a sorted list', () => {
  const operation = fc.oneof(
    fc.record({
      do: fc.constant('schedule' as const),
      at: fc.integer({ min: 0, max: 6 }),
      key: fc.option(fc.constantFrom('k', 'l', 'm'), { nil: undefined }),
      background: fc.boolean(),
      ahead: fc.boolean(),
    }),
    fc.record({ do: fc.constant('cancel' as const), key: fc.constantFrom('k', 'l', 'm') }),
    fc.record({ do: fc.constant('deliver' as const) }),
  )
  // A failure prints its seed and the shortest list of operations that shows it.
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 150 }), (operations) => {
      let queue = emptyQueue<string>()
      let list: { at: number; signal: string; key: string | undefined; background: boolean; ahead: boolean }[] = []
      operations.forEach((op, i) => {
        if (op.do === 'schedule') {
          const signal = `s${i}`
          const { at, key, background, ahead } = op
          queue = schedule(queue, { at, signal, key, background, ahead })
          list = list.filter((other) => key === undefined || key !== other.key)
          list.push({ at, signal, key, background, ahead })
          list.sort((a, b) => a.at - b.at || Number(b.ahead) - Number(a.ahead))
        } else if (op.do === 'cancel') {
          queue = cancel(queue, op.key)
          list = list.filter(({ key }) => key !== op.key)
        } else if (list.length > 0) {
          queue = withoutNext(queue)
          list = list.slice(1)
        }
        expect(next(queue)?.signal).toBe(list[0]?.signal)
        expect(queue.foreground).toBe(list.filter(({ background }) => !background).length)
        expect(queue.held).toBe(nodesOf(queue.heap))
      })
      expect(drained(queue)).toEqual(list.map(({ signal }) => signal))
    }),
  )
})

test('a queue that grew in falling order drains without exhausting the stack', () => {
  let queue = emptyQueue<number>()
  for (let at = 100_000; at > 0; at--) queue = schedule(queue, { at, signal: at })
  for (let at = 1; at <= 100_000; at++) {
    if (next(queue)?.signal !== at) expect(next(queue)?.signal).toBe(at)
    queue = withoutNext(queue)
  }
})
