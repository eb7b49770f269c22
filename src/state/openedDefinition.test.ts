import { expect, test } from 'vitest'
import { opened } from './fakeLab.testing'
import { openedDefinition } from './openedDefinition'
import type { LookedInto } from './runStore'

const inner = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }
const each = { Type: 'Map', ItemProcessor: inner, End: true }
const world = {
  name: 'flow',
  definition: JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [{ StartAt: 'Each', States: { Each: each } }], End: true } } }),
}

const step = (more: object): LookedInto => ({ opened: { ...opened('arn', 4, 0), ...more }, from: { index: 0, selected: undefined } })
const mapRun = step({ kind: 'mapRun', name: 'Each' })
const execution = (machine: string) => step({ kind: 'execution', machine })

test.each<[why: string, trail: readonly LookedInto[], drawn: string | undefined]>([
  ['a child runs the ItemProcessor, however deep its Map lies', [mapRun, execution('flow/Each')], JSON.stringify(inner)],
  ['an execution of the same machine runs it', [execution('flow')], world.definition],
  ['another machine is not in this world', [execution('other')], undefined],
  ['a Map Run is no machine', [mapRun], undefined],
  ['the execution that was started is not in the trail', [], undefined],
])('%s', (_why, trail, drawn) => {
  expect(openedDefinition(trail, world)).toBe(drawn)
})
