import { expect, test } from 'vitest'
import type { Question } from '../../content/questions/question'
import { tasksOverTime } from './review'

const WEEK = 7 * 86_400_000
const NOW = 100 * WEEK

test('tasks are told week by week, every answer in its own, those without any left out', () => {
  const question = (id: string, task: string) => [id, { id, tasks: { c02: '4.1', c03: task } } as unknown as Question] as const
  const questions = new Map([question('a', '1.2'), question('b', '1.1'), question('old', '2.1')])
  const answer = (of: string, weeksAgo: number, right: boolean) => ({ question: of, at: NOW - weeksAgo * WEEK, mode: 'practice', chosen: [], right }) as const
  const answers = [answer('a', 1.5, true), answer('a', 0.5, false), answer('a', 0.2, true), answer('b', 0, true), answer('old', 30, true), answer('gone', 0, true)]
  const told = tasksOverTime(answers, questions, 'c03', NOW, 2)
  expect(told.map(({ task, weeks }) => [task, ...weeks.map(({ right, answered }) => `${right}/${answered}`)])).toEqual([['1.1', '0/0', '1/1'], ['1.2', '1/1', '1/2']])
})
