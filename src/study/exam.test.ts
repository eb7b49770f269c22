import { describe, expect, test } from 'vitest'
import { estimate, likelyShare } from './examEstimate'
import { drawExam } from './examDraw'
import { answerShown, beginExam, pause, resume, showQuestion, timeLeft, toggleFlag, toggleStrike } from './examSession'
import { domainOf, examOn, EXAMS, type ExamId } from './exams'

const pool = (counts: Readonly<Record<string, number>>) => Object.entries(counts).flatMap(([task, count]) => Array.from({ length: count }, (_, index) => ({ id: `${task}-${index}`, task })))

describe('a draw', () => {
  const large = pool({ '1.1': 60, '1.2': 60, '2.1': 60, '3.1': 60, '4.1': 30, '4.2': 30 })

  test.each<[exam: ExamId, seed: number]>([1, 2, 3, 4, 5].flatMap((seed): [ExamId, number][] => [['c02', seed], ['c03', seed]]))('for %s by seed %i has 65 questions, each domain within one of its weight', (id, seed) => {
    const exam = EXAMS[id]
    const { ids } = drawExam(large, exam, seed)
    expect(new Set(ids).size).toBe(65)
    for (const { id: domain, weight } of exam.domains) {
      const drawn = ids.filter((question) => domainOf(question) === domain).length
      expect(Math.abs(drawn - (65 * weight) / 100)).toBeLessThan(1)
    }
  })

  test('is the same by the same seed and another by another', () => {
    const { ids } = drawExam(large, EXAMS.c03, 7)
    expect(drawExam(large, EXAMS.c03, 7).ids).toEqual(ids)
    expect(drawExam(large, EXAMS.c03, 8).ids).not.toEqual(ids)
  })

  test('does not come by domains', () => {
    const domains = drawExam(large, EXAMS.c03, 7).ids.map(domainOf)
    expect(domains).not.toEqual([...domains].sort((a, b) => a - b))
  })

  test('fills up where a domain has too few, and tells it', () => {
    const { ids, domains } = drawExam(pool({ '1.1': 100, '2.1': 4, '3.1': 14, '4.1': 14 }), EXAMS.c03, 1)
    expect(ids).toHaveLength(65)
    expect(domains.map(({ wanted, drawn }) => [wanted, drawn])).toEqual([[20, 20], [17, 4], [14, 14], [14, 14]])
  })

  test('is shorter where there are not enough in all', () => {
    expect(drawExam(pool({ '1.1': 10, '2.1': 3 }), EXAMS.c03, 1).ids).toHaveLength(13)
  })

  test('leaves out what came lately while there is anything else', () => {
    const lately = new Set(large.filter((_, index) => index % 3 === 0).map(({ id }) => id))
    expect(drawExam(large, EXAMS.c03, 1, lately).ids.filter((id) => lately.has(id))).toEqual([])
    expect(drawExam(large, EXAMS.c03, 1, new Set(large.map(({ id }) => id))).ids).toHaveLength(65)
  })
})

test.each([
  ['2026-11-30T23:59:59Z', 'c02'],
  ['2026-12-01T00:00:00Z', 'c03'],
])('on %s the exam is %s', (time, exam) => {
  expect(examOn(Date.parse(time))).toBe(exam)
})

describe('a session', () => {
  const begun = beginExam({ exam: 'c03', pausable: false, seed: 1, startedAt: 1000, minutes: 130, questions: ['a', 'b', 'c'] })
  const MINUTE = 60_000

  test('has 130 minutes, and none left after them', () => {
    expect(timeLeft(begun, 1000)).toBe(130 * MINUTE)
    expect(timeLeft(begun, 1000 + 129 * MINUTE)).toBe(MINUTE)
    expect(timeLeft(begun, 1000 + 500 * MINUTE)).toBe(0)
  })

  test('is not paused in the exam', () => {
    expect(pause(begun, 5000)).toBe(begun)
  })

  test('may be paused in practice: that time does not count', () => {
    const paused = pause({ ...begun, pausable: true }, 1000 + MINUTE)
    expect(timeLeft(paused, 1000 + 60 * MINUTE)).toBe(129 * MINUTE)
    expect(pause(paused, 1000 + 30 * MINUTE)).toBe(paused)
    const resumed = resume(paused, 1000 + 60 * MINUTE)
    expect(timeLeft(resumed, 1000 + 61 * MINUTE)).toBe(128 * MINUTE)
    expect(timeLeft(pause(resumed, 1000 + 61 * MINUTE), 1000 + 99 * MINUTE)).toBe(128 * MINUTE)
  })

  test('keeps answers, flags and strikes, and survives being kept as text', () => {
    const worked = toggleStrike(toggleFlag(answerShown(showQuestion(begun, 1), 'b', ['x']), 'b'), 'b', 'y')
    expect(JSON.parse(JSON.stringify(worked))).toEqual({ ...begun, shown: 1, answers: { b: ['x'] }, flagged: ['b'], struck: { b: ['y'] } })
    expect(toggleFlag(worked, 'b').flagged).toEqual([])
    expect(answerShown(worked, 'b', []).answers).toEqual({})
  })

  test('shows no question beyond the last or before the first', () => {
    expect([showQuestion(begun, 9).shown, showQuestion(begun, -1).shown]).toEqual([2, 0])
  })
})

describe('the estimate', () => {
  const answered = (right: number, asked: number) => Array.from({ length: asked }, (_, index) => ({ task: index % 2 ? '1.1' : '4.2', right: index < right }))

  test.each([
    [0, 65, 100],
    [65, 65, 1000],
    [45, 65, 723],
    [44, 65, 709],
  ])('%i right of %i is %i', (right, asked, scaled) => {
    expect(estimate(EXAMS.c03, answered(right, asked))).toMatchObject({ scaled, right, asked })
  })

  test('says how sure it can be, and the domains', () => {
    const { scaled, from, to, domains } = estimate(EXAMS.c03, answered(45, 65))
    expect([from < scaled, scaled < to, to - from < 250]).toEqual([true, true, true])
    expect(domains.map(({ asked }) => asked)).toEqual([32, 0, 0, 33])
  })

  test('of nothing is nothing sure', () => {
    expect(likelyShare(0, 0)).toEqual([0, 1])
  })
})
