import { describe, expect, test } from 'vitest'
import type { GuestCall, SliceOutcome } from '../aws/guestSlice'
import type { Json } from '../kernel/json'
import { filledIn, parseScript } from './script'
import { ScriptedGuest } from './scriptedGuest'

const guestOf = (script: readonly Json[], memoryMb = 1769) =>
  new ScriptedGuest({ runtime: 'nodejs22.x', handler: 'index.handler', memoryMb, variables: {}, code: { script } })
const slice = { environmentId: 'e', startsAt: 0, limit: 1000 }
const invoke = (guest: ScriptedGuest, payload: Json = {}) => guest.run({ ...slice, kind: 'invoke', requestId: 'r', invokedArn: 'a', payload: JSON.stringify(payload) })
const brief = ({ duration, end }: SliceOutcome) => [duration, end]

describe('steps', () => {
  test.each<[why: string, script: readonly Json[], duration: number, end: object]>([
    ['after the last, the answer is null', [], 0, { kind: 'returned', payload: 'null' }],
    ['compute takes its time', [{ compute: 30 }, { compute: 12 }, { return: 1 }], 42, { kind: 'returned', payload: '1' }],
    ['what comes after the answer is not done', [{ return: 1 }, { exit: 1 }], 0, { kind: 'returned', payload: '1' }],
    ['an error', [{ fail: { errorType: 'NoStock', errorMessage: 'none' } }], 0, { kind: 'failed', crashed: false, error: { errorType: 'NoStock', errorMessage: 'none', trace: ['NoStock: none'] } }],
    ['the process ends', [{ exit: 2 }], 0, { kind: 'exited', reason: 'Runtime exited with error: exit status 2' }],
    ['work past the limit is stopped at it', [{ compute: 999 }, { compute: 1 }, { return: 1 }], 1000, { kind: 'timedOut' }],
    ['a wait', [{ compute: 5 }, { wait: 20 }], 5, { kind: 'waiting' }],
  ])('%s', (_why, script, duration, end) => {
    expect(brief(invoke(guestOf(script)))).toEqual([duration, expect.objectContaining(end)])
  })

  test('less memory is less CPU; INIT has all of it', () => {
    const guest = guestOf([{ init: 100 }, { compute: 10 }], 128)
    expect(brief(guest.run({ ...slice, kind: 'init', seed: 1, fn: { runtime: '', handler: '', memoryMb: 128, variables: {}, code: { script: [] } } }))).toEqual([100, { kind: 'initialized' }])
    expect(invoke(guest).duration).toBeCloseTo((10 * 1769) / 128, 6)
  })

  test('a wait goes on with its timer, from where it was', () => {
    const guest = guestOf([{ wait: 20 }, { compute: 3 }, { return: { $: 'event.a' } }])
    expect(invoke(guest, { a: [1] }).timers).toEqual([{ timer: 1, after: 20 }])
    expect(brief(guest.run({ ...slice, kind: 'timer', timer: 1 }))).toEqual([3, { kind: 'returned', payload: '[1]', crashed: false }])
  })

  test('a call is made, and its answer can be referred to; one that is refused fails the handler', () => {
    const guest = guestOf([{ call: { service: 'dynamodb', action: 'GetItem', input: { Key: { $: 'event.key' } }, as: 'item' } }, { return: { found: { $: 'item.Item.n' } } }])
    const asked: GuestCall = { service: 'dynamodb', action: 'GetItem', input: { Key: 7 } }
    expect(invoke(guest, { key: 7 }).calls).toEqual([{ hostCall: 1, call: asked, after: 0 }])
    expect(guest.run({ ...slice, kind: 'reply', hostCall: 1, response: { output: { Item: { n: { N: '1' } } } } }).end).toMatchObject({ payload: '{"found":{"N":"1"}}' })
    invoke(guest, { key: 8 })
    const error = { name: 'ResourceNotFoundException', message: 'no table', statusCode: 400 }
    expect(guest.run({ ...slice, kind: 'reply', hostCall: 2, response: { error } }).end).toMatchObject({ kind: 'failed', error: { errorType: 'ResourceNotFoundException', errorMessage: 'no table' } })
  })
})

describe('what is no script', () => {
  test.each<[why: string, step: Json]>([
    ['an unknown step', { sleep: 1 }], ['no object', 'return'], ['two in one', { compute: 1, wait: 1 }], ['a time that is none', { compute: 'long' }], ['time backwards', { wait: -1 }],
    ['a call without an action', { call: { service: 'sqs' } }], ['init that is not first', { init: 5 }],
  ])('%s', (_why, step) => {
    expect(parseScript([{ compute: 1 }, step])).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError', errorMessage: expect.stringContaining(JSON.stringify(step)) })
    expect(invoke(guestOf([{ compute: 1 }, step])).end).toMatchObject({ kind: 'failed', crashed: true })
  })
})

test.each<[why: string, value: Json, filled: Json]>([
  ['a reference', { $: 'event.order.id' }, 7], ['deep inside', { a: [{ b: { $: 'event.order' } }] }, { a: [{ b: { id: 7 } }] }], ['an item of a list', { $: 'event.list.1' }, 'y'],
  ['what is not there', { $: 'event.none.x' }, null], ['no member of its prototype', { $: 'event.constructor' }, null], ['beside other members it is none', { $: 'event', a: 1 }, { $: 'event', a: 1 }],
])('filledIn: %s', (_why, value, filled) => {
  expect(filledIn(value, { event: { order: { id: 7 }, list: ['x', 'y'] } })).toEqual(filled)
})
