import { expect, test } from 'vitest'
import type { StateValue } from './alarm'
import { verdict } from './verdict'

/** `0` does not breach, `X` does, `-` is missing: as AWS's page on missing data writes it, the oldest first. */
const read = (points: string) => points.split(' ').map((point) => (point === '-' ? undefined : point === 'X'))
const STATES: { readonly [letter: string]: StateValue } = { A: 'ALARM', O: 'OK', I: 'INSUFFICIENT_DATA' }
/** A state that no verdict gives of itself tells that it was kept. */
const CURRENT = 'kept' as StateValue

test.each<[points: string, m: number, missing: string, ignore: string, breaching: string, notBreaching: string]>([
  ['0 - X - X', 3, 'O', 'O', 'O', 'O'],
  ['0 - - - -', 3, 'O', 'O', 'O', 'O'],
  ['- - - - -', 3, 'I', '=', 'A', 'O'],
  ['0 X X - X', 3, 'A', 'A', 'A', 'A'],
  ['- - X - -', 3, 'A', '=', 'A', 'O'],
  ['- - - - X', 3, '=', '=', 'A', 'O'],
  ['0 - X - X', 2, 'A', 'A', 'A', 'A'],
  ['0 0 X 0 X', 2, 'A', 'A', 'A', 'A'],
  ['0 - X - -', 2, 'O', 'O', 'A', 'O'],
  ['- - - - 0', 2, 'O', 'O', 'A', 'O'],
  ['- - - X -', 2, 'A', '=', 'A', 'O'],
  ['X X 0 0 0', 2, 'O', 'O', 'O', 'O'],
])('CW22 %s, %i of 3', (points, datapointsToAlarm, ...expected) => {
  const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const
  const given = treatments.map((treatMissing) => verdict(read(points), { evaluationPeriods: 3, datapointsToAlarm, treatMissing }, CURRENT))
  expect(given).toEqual(expected.map((letter) => STATES[letter] ?? CURRENT))
})
