import { numberOf } from '../../../../facts/facts'
import { flagOf, integerOf, textOf } from '../../../aws/readMembers'
import { invalidParameter } from '../faults'
import type { Operation } from './operation'

const DEFAULT = numberOf('secretsmanager.password.length.default')

const KINDS: readonly (readonly [excluding: string, characters: string])[] = [
  ['ExcludeUppercase', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['ExcludeLowercase', 'abcdefghijklmnopqrstuvwxyz'],
  ['ExcludeNumbers', '0123456789'],
  ['ExcludePunctuation', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
]

/** From this world's own stream of chance: the same world gives the same passwords. */
export const getRandomPassword: Operation = ({ context: { draw } }, { input }) => {
  const length = integerOf(input, 'PasswordLength') ?? DEFAULT
  const excluded = new Set(textOf(input, 'ExcludeCharacters') ?? '')
  const given = [...KINDS.filter(([flag]) => !flagOf(input, flag)).map(([, characters]) => characters), ...(flagOf(input, 'IncludeSpace') ? [' '] : [])]
  const kinds = given.map((characters) => [...characters].filter((character) => !excluded.has(character))).filter((characters) => characters.length > 0)
  if (kinds.length === 0) invalidParameter('There are no characters left to make a password of.')
  const each = (input['RequireEachIncludedType'] ?? true) !== false
  if (each && length < kinds.length) invalidParameter(`PasswordLength must be at least ${kinds.length} to have each included type.`)
  const pick = (characters: readonly string[]) => characters[Math.floor(draw() * characters.length)] as string
  const all = kinds.flat()
  const password = Array.from({ length }, (_, i) => pick(each && i < kinds.length ? (kinds[i] as readonly string[]) : all))
  return { RandomPassword: shuffled(password, draw).join('') }
}

function shuffled(items: readonly string[], draw: () => number): readonly string[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    ;[result[i], result[j]] = [result[j] as string, result[i] as string]
  }
  return result
}
