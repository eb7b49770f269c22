import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { validateDefinition } from './validation'

const CORPUS = join(import.meta.dirname, '../../../../../../shared/conformance/stepfunctions')

interface Case {
  readonly id: string
  readonly kind: string
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly definition?: object
  readonly definitionText?: string
}

const cases = existsSync(CORPUS)
  ? readdirSync(CORPUS)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(CORPUS, name), 'utf8')) as Case)
      .filter(({ kind }) => kind === 'execution')
  : []

test.skipIf(cases.length === 0)(`VA5 whatever AWS ran is valid: ${cases.length || 'the recordings are not here, none'} looked at`, () => {
  const refused = cases.flatMap(({ id, type, definition, definitionText }) =>
    validateDefinition(definitionText ?? JSON.stringify(definition), { type })
      .diagnostics.filter(({ severity }) => severity === 'ERROR')
      .map(({ code, message, location }) => `${id}: ${code}: ${message} at ${location}`),
  )
  expect(refused).toEqual([])
})
