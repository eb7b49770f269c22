import type { JsonObject } from '../../src/sim/kernel/json'
import type { Dice } from './dice'

const TEXTS = ['a', 'ab', 'abc', 'b', 'ba', 'c', 'é', 'a b', 'Z', '0', '10']
const NUMBERS = ['0', '1', '2', '-1', '10', '3.5', '-0.25', '100', '1e3', '007', '12345678901234567890', '0.00001']
const BYTES = ['AQ==', 'AQI=', 'AQID', '/w==', 'YWI=']
const WRONG: readonly JsonObject[] = [
  { N: 'abc' }, { N: '' }, { N: '1e200' }, { N: '123456789012345678901234567890123456789' }, { S: 5 }, { B: '***' }, {},
  { SS: [] }, { NS: [] }, { SS: ['a', 'a'] }, { NS: ['1', '1.0'] }, { BS: ['AQ==', 'AQ=='] }, { NULL: false }, { BOOL: 'x' },
  { S: 'a', N: '1' }, { L: {} }, { M: [] }, { SS: 'a' }, { NS: ['x'] }, { L: [{ N: 'x' }] }, { M: { a: {} } }, { Q: 'a' },
]

export const text = (dice: Dice) => dice.pick(TEXTS)
export const digits = (dice: Dice) => dice.pick(NUMBERS)
export const bytes = (dice: Dice) => dice.pick(BYTES)

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)]

/** Members of a number set, of different values however they are written. */
const distinctNumbers = (dice: Dice) =>
  [...new Map(dice.some(1, 3, () => digits(dice)).map((number) => [Number(number), number])).values()]

/** An attribute value of any type; now and then one that is refused. */
export function anyValue(dice: Dice, depth = 0): JsonObject {
  if (dice.onceIn(90)) return dice.pick(WRONG)
  switch (dice.below(depth > 2 ? 8 : 12)) {
    case 0:
    case 1:
      return { S: text(dice) }
    case 2:
    case 3:
      return { N: digits(dice) }
    case 4:
      return { B: bytes(dice) }
    case 5:
      return dice.onceIn(2) ? { BOOL: dice.onceIn(2) } : { NULL: true }
    case 6:
      return { SS: distinct(dice.some(1, 3, () => text(dice))) }
    case 7:
      return dice.onceIn(4) ? { BS: distinct(dice.some(1, 3, () => bytes(dice))) } : { NS: distinctNumbers(dice) }
    case 8:
    case 9:
      return { L: dice.some(0, 3, () => anyValue(dice, depth + 1)) }
    default:
      return { M: Object.fromEntries(dice.some(0, 3, () => [dice.pick(['a', 'b', 'm', 'l']), anyValue(dice, depth + 1)])) }
  }
}

/** A value that fits the type, almost always. */
export function valueOf(dice: Dice, type: string): JsonObject {
  if (dice.onceIn(70)) return anyValue(dice)
  switch (type) {
    case 'S':
      return { S: text(dice) }
    case 'N':
      return { N: digits(dice) }
    case 'B':
      return { B: bytes(dice) }
    case 'SS':
      return { SS: distinct(dice.some(1, 3, () => text(dice))) }
    case 'NS':
      return { NS: distinctNumbers(dice) }
    case 'L':
      return { L: dice.some(0, 3, () => anyValue(dice, 1)) }
    case 'M':
      return { M: Object.fromEntries(dice.some(0, 3, () => [dice.pick(['a', 'b', 'm', 'l']), anyValue(dice, 1)])) }
    default:
      return anyValue(dice)
  }
}
