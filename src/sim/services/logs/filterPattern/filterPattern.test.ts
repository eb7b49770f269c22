import { expect, test } from 'vitest'
import { Refusal } from '../../../aws/refusal'
import { readFilterPattern } from './filterPattern'

const ORDER = '{"level":"ERROR","code":500,"user":{"name":"Ada","tags":["a","b"]},"ok":false,"gone":null,"a.b":1}'

test.each<[why: string, pattern: string, message: string, matches: boolean]>([
  ['LG40 no pattern matches all', '', 'anything', true],
  ['LG40 a term', 'ERROR', '[ERROR] no', true],
  ['LG40 case counts', 'ERROR', 'error', false],
  ['LG40 a part of a word will do', 'ERROR', 'ERRORCODE: 1', true],
  ['LG40 all terms must be there', 'ERROR timeout', 'ERROR: denied', false],
  ['LG40 in any order', 'ERROR timeout', 'timeout ERROR', true],
  ['LG40 a phrase', '"no such key"', 'NoSuchKey: no such key', true],
  ['LG40 a phrase is not its words', '"no such key"', 'such no key', false],
  ['LG40 a quote in a phrase', '"say \\"hi\\""', 'they say "hi"', true],
  ['LG40 what must not be there', 'ERROR -retry', 'ERROR retry', false],
  ['LG40 only what must not be there', '-retry', 'ERROR', true],
  ['LG40 one of several', '?ERROR ?WARN', 'a WARN', true],
  ['LG40 none of several', '?ERROR ?WARN', 'a INFO', false],
  ['LG40 one of several does not count beside others', '?WARN done', 'done', true],
  ['LG41 a member', '{ $.level = "ERROR" }', ORDER, true],
  ['LG41 a bare word', '{ $.level = ERROR }', ORDER, true],
  ['LG41 another value', '{ $.level = "WARN" }', ORDER, false],
  ['LG41 a wildcard', '{ $.level = "E*R" }', ORDER, true],
  ['LG41 a wildcard overlaps nothing', '{ $.level = "ERR*RROR" }', ORDER, false],
  ['LG41 any value', '{ $.code = * }', ORDER, true],
  ['LG41 not equal', '{ $.level != "WARN" }', ORDER, true],
  ['LG41 not equal, of a member that is not there', '{ $.none != "WARN" }', ORDER, false],
  ['LG41 a number', '{ $.code = 500 }', ORDER, true],
  ['LG41 greater', '{ $.code > 499.5 }', ORDER, true],
  ['LG41 greater is not equal', '{ $.code > 500 }', ORDER, false],
  ['LG41 at most', '{ $.code <= 500 }', ORDER, true],
  ['LG41 a text is not compared by size', '{ $.level > 1 }', ORDER, false],
  ['LG41 both', '{ $.code = 500 && $.level = "WARN" }', ORDER, false],
  ['LG41 either', '{ $.code = 500 || $.level = "WARN" }', ORDER, true],
  ['LG41 && before ||', '{ $.code = 500 || $.code = 1 && $.level = "WARN" }', ORDER, true],
  ['LG41 brackets', '{ ($.code = 500 || $.code = 1) && $.level = "WARN" }', ORDER, false],
  ['LG41 below', '{ $.user.name = "Ada" }', ORDER, true],
  ['LG41 an item', '{ $.user.tags[1] = "b" }', ORDER, true],
  ['LG41 any item', '{ $.user.tags[*] = "a" }', ORDER, true],
  ['LG41 a name in quotes', "{ $.['a.b'] = 1 }", ORDER, true],
  ['LG41 null', '{ $.gone IS NULL }', ORDER, true],
  ['LG41 not there is not null', '{ $.none IS NULL }', ORDER, false],
  ['LG41 false', '{ $.ok IS FALSE }', ORDER, true],
  ['LG41 not there', '{ $.none NOT EXISTS }', ORDER, true],
  ['LG41 a regular expression', '{ $.level = %^E.+R$% }', ORDER, true],
  ['LG41 a message that is no JSON', '{ $.level = "ERROR" }', `INFO ${ORDER}`, false],
  ['LG42 a regular expression alone', '%ERR[A-Z]+%', 'an ERROR', true],
  ['LG42 a regular expression finds nothing', '%^ERR%', 'an ERROR', false],
])('%s', (_why, pattern, message, matches) => {
  expect(readFilterPattern(pattern)(message)).toBe(matches)
})

test.each<[why: string, pattern: string, name: string]>([
  ['LG40 other characters need quotes', 'user-id', 'InvalidParameterException'],
  ['LG40 an open quote', '"ERROR', 'InvalidParameterException'],
  ['LG41 an open brace', '{ $.a = 1', 'InvalidParameterException'],
  ['LG41 no condition', '{ $.a }', 'InvalidParameterException'],
  ['LG41 something behind', '{ $.a = 1 } x', 'InvalidParameterException'],
  ['LG42 a regular expression that is none', '%(%', 'InvalidParameterException'],
  ['LG43 space-delimited', '[ip, user, ...]', 'NotSimulated'],
])('%s is refused', (_why, pattern, name) => {
  let refusal: unknown
  try {
    readFilterPattern(pattern)
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(Refusal)
  expect((refusal as Refusal).fault.name).toBe(name)
})
