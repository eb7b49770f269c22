import { describe, expect, test } from 'vitest'
import { firstEndingAfter, invocationAt, laneData } from './laneData'
import { axisTimes, panned, showing, wholeSpan, zoomed } from './timeSpan'

const environment = (lane: number) => ({ lane, id: `env-${lane + 1}`, from: 0, provisioned: false, invocations: 1 })

describe('lanes', () => {
  // Two lanes whose segments come mixed, as the log tells them.
  const data = laneData([environment(0), environment(1)], [0, 1, 0, 10, 0, 1, 2, 5, 20, 1, 0, 2, 10, 30, 0, 0, 2, 50, 60, 2], [0, 0, 0, 5, 0, 1, 50, 1, 0], 60)

  test('hold their segments in order of time', () => {
    expect([...(data.lanes[0]?.from ?? [])]).toEqual([0, 10, 50])
    expect([...(data.lanes[1]?.invocation ?? [])]).toEqual([1])
    expect([...data.arrivals.lane]).toEqual([0, 1, 0])
  })

  test.each<[why: string, lane: number, time: number, slack: number, invocation: number]>([
    ['within a segment', 0, 20, 0, 0],
    ['at its beginning', 0, 10, 0, 0],
    ['while it is frozen there is none', 0, 40, 0, -1],
    ['near enough counts', 0, 48, 3, 2],
    ['after the last there is none', 0, 61, 0, -1],
    ['there is no such lane', 7, 10, 0, -1],
  ])('%s', (_why, lane, time, slack, invocation) => {
    expect(invocationAt(data.lanes[lane], time, slack)).toBe(invocation)
  })

  test('a span begins with the first segment that ends after it', () => {
    expect([5, 10, 59, 60].map((time) => firstEndingAfter({ to: Float64Array.of(10, 30, 60) }, time))).toEqual([0, 1, 2, 3])
  })
})

describe('a span of time', () => {
  test('zoomed keeps the time under the pointer where it is, and comes no closer than it can be seen', () => {
    const span = zoomed({ from: 0, to: 100 }, 0.5, 25, 1000)
    expect(span).toEqual({ from: 12.5, to: 62.5 })
    const closest = zoomed(span, 1e-9, 30, 1000)
    expect(closest.to - closest.from).toBe(2)
  })

  test('never leaves the run', () => {
    expect(panned({ from: 0, to: 100 }, 1e6, 1000).to).toBe(wholeSpan(1000).to)
    expect(zoomed({ from: 0, to: 100 }, 1e6, 50, 1000)).toEqual(wholeSpan(1000))
  })

  test('goes along with a time that leaves it, and stays otherwise', () => {
    const span = { from: 0, to: 100 }
    expect(showing(span, 60, 1000)).toBe(span)
    expect(showing(span, 500, 1000)).toEqual({ from: 450, to: 550 })
  })

  test('is written at round times', () => {
    expect(axisTimes({ from: -30, to: 1030 }, 550)).toEqual([0, 500, 1000])
    expect(axisTimes({ from: 12, to: 16 }, 440)).toEqual([12, 13, 14, 15, 16])
    expect(axisTimes({ from: 0, to: 180_000 }, 440)).toEqual([0, 60_000, 120_000, 180_000])
  })
})
