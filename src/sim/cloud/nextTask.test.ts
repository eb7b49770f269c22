import { expect, test } from 'vitest'
import { nextTask } from './nextTask'

test('tasks come in the order in which they were asked for', async () => {
  const told: number[] = []
  await Promise.all([1, 2, 3, 4].map((n) => nextTask().then(() => told.push(n))))
  expect(told).toEqual([1, 2, 3, 4])
})

test('whoever asks for task after task leaves room for a timer', async () => {
  let stopped = false
  setTimeout(() => (stopped = true), 1)
  const from = performance.now()
  // More than a thousand tasks could take: a timer that had to wait for them would come after this.
  while (!stopped && performance.now() - from < 2000) {
    await nextTask()
    for (const until = performance.now() + 10; performance.now() < until; );
  }
  expect(performance.now() - from).toBeLessThan(1000)
})
