import { describe, expect, test } from 'vitest'
import { factText } from '../../state/guide/proseParts'
import { loadQuestions } from '../questions/questions'
import type { Chapter } from './chapter'
import { contents } from './contents'
import { loadVerdicts } from './verdicts'

const chapters = await Promise.all(contents.map(({ load }) => load()))
const verdicts = await loadVerdicts()
const questions = new Set((await loadQuestions()).map(({ id }) => id))

test('statements of the source guide are there once each', () => {
  const ids = verdicts.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test('all statements are there, and name facts that there are', () => {
  const numbers = verdicts.map(({ id }) => Number(id.slice(1)))
  const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
  expect(numbers).toEqual([...between(1, 50), ...between(60, 101), ...between(110, 143), ...between(150, 159), ...between(170, 173)])
  for (const { today } of verdicts) for (const [, fact] of today.matchAll(/\{fact:([^}]+)\}/g)) expect(() => factText(fact!)).not.toThrow()
})

test('chapters are there once each', () => {
  const ids = contents.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test('a statement that is wrong or outdated is flagged in a chapter', () => {
  const flagged = new Set(chapters.flatMap((chapter) => chapter.verdicts))
  expect(verdicts.filter(({ verdict }) => verdict === 'wrong' || verdict === 'outdated').map(({ id }) => id).filter((id) => !flagged.has(id))).toEqual([])
})

describe.each(contents.map((entry, index) => ({ entry, chapter: chapters[index]! })))('the chapter $entry.id', ({ entry, chapter }) => {
  test('is what the contents say', () => {
    const { id, title, part, lead } = chapter
    expect({ id, title, part, lead }).toEqual({ id: entry.id, title: entry.title, part: entry.part, lead: entry.lead })
  })

  test('names questions that there are', () => {
    expect(chapter.questions.filter((id) => !questions.has(id))).toEqual([])
    expect(chapter.questions.length).toBeLessThanOrEqual(3)
  })

  test('names facts and statements that there are', () => {
    const facts = [...JSON.stringify(chapter).matchAll(/\{fact:([^}]+)\}/g)].map(([, fact]) => fact!)
    for (const fact of [...facts, ...factTables(chapter)]) expect(() => factText(fact)).not.toThrow()
    expect(chapter.verdicts.filter((id) => !verdicts.some((verdict) => verdict.id === id))).toEqual([])
  })
})

function factTables({ sections }: Chapter): readonly string[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (typeof block === 'object' && 'facts' in block ? block.facts : [])))
}
