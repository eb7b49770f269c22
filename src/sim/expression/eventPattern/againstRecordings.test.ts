import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runFilterCase, type FilterCase } from '../../../../scripts/conformance/lambda/runFilterCase'

const FILE = fileURLToPath(new URL('../../../../../shared/conformance/lambda/filter.json', import.meta.url))
const cases = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: (FilterCase & { id: string })[] }).cases : []

test.skipIf(cases.length > 0)('the recorded filters are not here (../shared/conformance/lambda/filter.json): nothing was compared', () => {})

test.each(cases.map((each) => [each.id, each] as const))('recorded: %s', (_id, each) => {
  expect(runFilterCase(each)).toBeUndefined()
})
