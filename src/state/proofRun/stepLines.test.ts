import { expect, test } from 'vitest'
import type { Step } from '../../content/questions/proof'
import { stepLines } from './stepLines'

const send: Step = { call: 'sqs:SendMessage', input: { MessageBody: 'x' } }
const said = (steps: readonly Step[], own: readonly Step[] = []) => stepLines(steps, own).map(({ says, depth }) => `${'  '.repeat(depth)}${says}`)

test.each<[steps: readonly Step[], lines: readonly string[]]>([
  [[send], ['Calls `sqs:SendMessage`']],
  [[{ function: 'worker', code: 'export const handler = 1' }], ['Creates the function `worker`']],
  [[{ runFor: 90_000 }, { runFor: 5 }, { runFor: { $ref: 'with.wait' } }], ['Lets 1.5 min go by', 'Lets 5 ms go by', 'Lets time go by, as the option says']],
  [[{ many: 40, every: 10, do: send }], ['40 times, one every 10 ms:', '  Calls `sqs:SendMessage`']],
  [[{ many: 40, do: { together: [send] } }], ['40 times at once:', '  At one instant:', '    Calls `sqs:SendMessage`']],
])('%j', (steps, lines) => {
  expect(said(steps)).toEqual(lines)
})

test('an option’s own steps stand where they come in', () => {
  expect(said([{ option: true }, { untilQuiet: true }], [send])).toEqual(['Here the option comes in:', '  Calls `sqs:SendMessage`', 'Goes on until nothing is under way'])
  expect(said([{ option: true }])).toEqual(['Here the option comes in: it does nothing'])
})

test('what there is to read comes with it', () => {
  expect(stepLines([send, { untilQuiet: true }], [])).toEqual([{ says: 'Calls `sqs:SendMessage`', depth: 0, text: '{\n  "MessageBody": "x"\n}', language: 'json' }, { says: 'Goes on until nothing is under way', depth: 0 }])
})
