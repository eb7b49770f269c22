import { expect, test } from 'vitest'
import { factText, proseParts } from './proseParts'

test('a text has its code and its facts apart', () => {
  expect(proseParts('Set `Timeout` to {fact:lambda.async.age} at most.')).toEqual([
    { kind: 'text', text: 'Set ' },
    { kind: 'code', text: 'Timeout' },
    { kind: 'text', text: ' to ' },
    { kind: 'fact', id: 'lambda.async.age', text: '6 h' },
    { kind: 'text', text: ' at most.' },
  ])
})

test('small prices keep their digits', () => {
  expect(factText('lambda.price.provisioned')).toBe('$0.0000041667 per GB-second')
})

test('a fact that there is not is our mistake', () => {
  expect(() => factText('lambda.no.such')).toThrow(/no fact/)
})
