import { describe, expect, test } from 'vitest'
import type { Question } from '../../content/questions/question'
import { ankiFile, questionCardOf } from './ankiFile'

const choice = (id: string) => ({ id, text: `text ${id}`, why: `why ${id}` })
const common = { service: 'lambda', prompt: 'How?', source: 'https://docs.aws.amazon.com/x', tasks: { c02: '1.1', c03: '1.2' } }
const one = { ...common, id: 'one', kind: 'choice', choices: ['a', 'b', 'c', 'd'].map(choice), key: ['b'] } as unknown as Question

describe('a file for Anki', () => {
  test('begins with what Anki has to know, and has a line each card', () => {
    expect(ankiFile([questionCardOf(one)]).split('\n')).toEqual([
      '#separator:tab',
      '#html:true',
      '#notetype:Basic',
      '#deck:Coldstart',
      '#columns:guid\tFront\tBack\tTags',
      '#guid column:1',
      '#tags column:4',
      'coldstart one\tHow?<br><br>A. text a<br>B. text b<br>C. text c<br>D. text d\tB. text b<br>why b<br><br>https://docs.aws.amazon.com/x\tcoldstart lambda DVA-C03-1.2',
      '',
    ])
  })

  test('keeps tabs, lines and markup of a text out of its own', () => {
    const lines = ankiFile([{ id: 'x', front: 'a\tb\n  <i>"c"</i> & `d<e>`', back: 'f', tags: ['two words'] }]).split('\n')
    expect(lines[7]).toBe('coldstart x\ta&nbsp;&nbsp;b<br>&nbsp;&nbsp;&lt;i&gt;&quot;c&quot;&lt;/i&gt; &amp; <code>d&lt;e&gt;</code>\tf\ttwo-words')
    expect(lines).toHaveLength(9)
  })

  test('an order is asked mixed and answered in order, a match by its pairs', () => {
    const order = { ...common, id: 'o', kind: 'order', choices: ['b', 'a', 'c'].map(choice), key: ['c', 'b', 'a'] } as unknown as Question
    expect(questionCardOf(order)).toMatchObject({ front: 'How?\n\n- text a\n- text b\n- text c', back: expect.stringContaining('1. text c\n2. text b\n3. text a') })
    const match = { ...common, id: 'm', kind: 'match', choices: [choice('a')], answers: [{ id: 'x', text: 'X' }], key: { a: 'x' } } as unknown as Question
    expect(questionCardOf(match).back).toContain('text a → X. why a')
  })
})
