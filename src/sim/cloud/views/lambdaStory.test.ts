import { expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { lambdaStory } from './lambdaStory'

test.each<[type: string, detail: JsonObject, story: string | undefined]>([
  ['LogLine', { text: 'REPORT RequestId: 1\tDuration: 2.31 ms\n' }, 'REPORT RequestId: 1\tDuration: 2.31 ms'],
  ['InitEnded', { duration: 158.9, status: 'success' }, 'INIT of pay ended after 158.9 ms.'],
  ['InitEnded', { duration: 10_000, status: 'timeout' }, 'INIT of pay ended after 10 s, with a timeout.'],
  ['InvokeStarted', { cold: false }, 'INVOKE: pay runs in a warm environment.'],
  ['InvokeEnded', { duration: 3, status: 'failed', errorType: 'Oops' }, 'INVOKE of pay ended after 3 ms, with Oops.'],
  ['SomethingNew', {}, undefined],
])('%s', (type, detail, story) => {
  expect(lambdaStory({ seq: 0, at: 0, service: 'lambda', resource: 'env-1', type, detail: { functionName: 'pay', ...detail } })).toBe(story)
})
