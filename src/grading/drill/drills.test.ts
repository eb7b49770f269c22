import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { assets } from '../../../scripts/sdk/assets'
import { DrillSchema, type Drill } from '../../content/drills/drill'
import { loadDrills } from '../../content/drills/drills'
import { libraryOver } from '../../sim/cloud/library'
import { gradeDrill, type DrillVerdict } from './gradeDrill'

const { createCloud } = libraryOver(assets)
const drills = (await loadDrills()).map((drill): [string, Drill] => [drill.id, drill])

/** What went wrong, for whoever reads a failing test. */
const faults = ({ problem, runs }: DrillVerdict) =>
  problem ? [problem.message] : runs.flatMap(({ seed, refused, seen }) => (refused === undefined ? seen.filter(({ holds }) => !holds).map(({ claimed, observed }) => `${seed}: ${claimed}: ${observed}`) : [`${seed}: ${refused}`]))

test('drills have ids of their own', () => {
  expect(new Set(drills.map(([id]) => id)).size).toBe(drills.length)
})

describe.each(drills)('%s', (_id, drill) => {
  test('fits the schema, and changes only parts that there are', () => {
    const parsed = v.safeParse(DrillSchema, drill)
    expect(parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined()
    const parts = drill.parts.map(({ id }) => id)
    for (const { change } of [...drill.attempts, drill.solution, drill.alternative]) for (const part of Object.keys(change)) expect(parts).toContain(part)
  })

  test('fails as it starts, under every seed', async () => {
    const verdict = await gradeDrill(drill, {}, createCloud)
    expect(verdict.runs.map(({ passed, refused }) => [passed, refused])).toEqual(drill.seeds.map(() => [false, undefined]))
  })

  test.each(drill.attempts.map((attempt): [string, Drill['attempts'][number]] => [attempt.title, attempt]))('is not solved by: %s', async (_title, { change }) => {
    const { runs } = await gradeDrill(drill, change, createCloud)
    expect(runs.map(({ passed }) => passed)).toEqual(drill.seeds.map(() => false))
    // It has to fail by the checks, not by a slip of whoever wrote it.
    expect(runs.flatMap(({ refused }) => refused ?? [])).toEqual([])
  })

  test('is solved by the solution, under every seed', async () => {
    expect(faults(await gradeDrill(drill, drill.solution.change, createCloud))).toEqual([])
  })

  test('is solved by the alternative, under every seed', async () => {
    expect(faults(await gradeDrill(drill, drill.alternative.change, createCloud))).toEqual([])
  })
})
