import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/content/questions/question'
import { balance } from './balance'
import { shingleLikeness } from './likeness'
import { soundness } from './soundness'

const TODAY = Date.parse('2026-11-25T12:00:00Z')
const choice = (id: string, text = id) => ({ id, text, why: id })

function question(changes: Partial<Question> = {}): Question {
  return {
    id: 'q', service: 'lambda', kind: 'choice', prompt: 'How often is an event retried?', choices: ['a', 'b', 'c', 'd'].map((id) => choice(id)), key: ['a'], facts: ['lambda.async.attempts'],
    source: 'https://docs.aws.amazon.com/', checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 1, badge: 'documented',
    ...changes,
  } as Question
}

const complaintsOf = (...questions: readonly Question[]) =>
  soundness(questions.map((one, index) => ({ file: `f${index}.ts`, question: one })), TODAY, { eventTypes: new Set(['InvokeStarted']), statements: new Set(['G016']) }).map(({ file, id, field, message }) => `${file}: ${id}: ${field}: ${message}`)

test('a sound question has no complaint', () => {
  expect(complaintsOf(question())).toEqual([])
})

test.each<[why: string, changes: Partial<Question>, complaint: string]>([
  ['a key that is no choice', { key: ['z'] }, "f0.ts: q: key: 'z' is no choice"],
  ['two choices of one id', { choices: ['a', 'a', 'c', 'd'].map((id, index) => choice(id, `${index}`)) }, 'choices: two have the same id'],
  ['two choices that say the same', { choices: [choice('a', 'Once'), choice('b', 'once'), choice('c'), choice('d')] }, 'choices: two say the same'],
  ['a choice about the others', { choices: [choice('a', 'All of the above'), choice('b'), choice('c'), choice('d')] }, 'choices.a.text: a choice has to say something of its own'],
  ['a fact that is not there', { facts: ['lambda.async.moods'] }, "facts: 'lambda.async.moods' is no fact"],
  ['a source not read for half a year', { checked: '2026-05-28' }, 'checked: the source was last read 181 days ago'],
  ['a source read tomorrow', { checked: '2026-11-26' }, 'checked: lies in the future'],
  ['an order whose key leaves one out', { kind: 'order', key: ['a', 'b', 'c'] } as Partial<Question>, 'key: has to name all choices'],
  ['a match without an answer', { kind: 'match', answers: [{ id: 'x', text: 'x' }], key: { a: 'x' } } as unknown as Partial<Question>, 'key: has to have an answer for each choice'],
  ['a multiple that does not say how many', { kind: 'multiple', key: ['a', 'b'] } as Partial<Question>, "prompt: has to say '(Choose two.)'"],
  ['a line that is not there', { kind: 'fault', exhibits: [{ language: 'asl', text: 'one' }], choices: [{ id: 'a', line: 2, why: 'w' }] } as unknown as Partial<Question>, 'choices.a.line: line 2'],
  ['a statement that the source guide does not make', { corrects: ['G016', 'G900'] }, "corrects: the source guide has no statement 'G900'"],
  ['an event nobody tells', { proof: { steps: [], claims: { a: [{ events: { type: 'InvokeStrated' } }] } } }, "proof: no event of the simulator is named 'InvokeStrated'"],
])('%s', (_why, changes, complaint) => {
  expect(complaintsOf(question(changes)).join('\n')).toContain(complaint)
})

test('ids are given once, stems asked once', () => {
  expect(complaintsOf(question(), question())).toEqual(['f1.ts: q: id: is in f0.ts already', 'f1.ts: q: prompt: is 1.00 alike to that of q in f0.ts: less than 0.6'])
})

test.each<[a: string, b: string, likeness: number]>([
  ['one two three four', 'one two three four', 1],
  ['One, two: three four!', 'one two three four', 1],
  ['one two three four', 'one two three five', 1 / 3],
  ['one two three', 'four five six', 0],
])('"%s" and "%s"', (a, b, likeness) => {
  expect(shingleLikeness(a, b)).toBeCloseTo(likeness)
})

describe('balance', () => {
  const many = (key: (index: number) => string, text: (id: string, index: number) => string) =>
    Array.from({ length: 40 }, (_, index) => question({ choices: ['a', 'b', 'c', 'd'].map((id) => choice(id, text(id, index))), key: [key(index)] } as Partial<Question>))

  test('right ones at each place and not the longest are even', () => {
    expect(balance(many((index) => 'abcd'[index % 4]!, (id) => id)).every(({ even }) => even)).toBe(true)
  })

  test('right ones mostly at one place are not', () => {
    expect(balance(many((index) => (index % 2 ? 'b' : 'abcd'[index % 4]!), (id) => id)).map(({ even }) => even)).toEqual([true, false, true, true])
  })

  test('right ones that are the longest more often than 35 % are not', () => {
    const longer = (share: number) => balance(many((index) => 'abcd'[index % 4]!, (id, index) => (id === 'abcd'[index % 4] && index < share ? `${id} and more` : id)))[0]!.even
    expect([longer(14), longer(15)]).toEqual([true, false])
  })
})
