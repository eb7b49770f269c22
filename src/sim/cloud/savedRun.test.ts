import { expect, test } from 'vitest'
import { contentHash } from '../kernel/contentHash'
import type { SimEvent } from '../kernel/eventLog'
import { logHash } from './savedRun'

const event = (seq: number, text: string): SimEvent => ({ seq, at: seq, service: 'states', resource: 'flow', type: 'PassStateEntered', detail: { text } })

test.each([0, 1, 3])('the hash of a log of %i events is that of its JSON', (length) => {
  const log = Array.from({ length }, (_, seq) => event(seq, `"${seq}"`))
  expect(logHash({ log })).toBe(contentHash(JSON.stringify(log)))
})
