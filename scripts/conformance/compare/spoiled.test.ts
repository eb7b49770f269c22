import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RECORDINGS } from '../commandLine'
import { readCases } from '../conformanceCase'
import type { SfnCase } from '../stepfunctions/sfnCase'
import { compareSfn } from './sfnResult'
import { asProduced, spoiledResults } from './spoiled'

const FOLDER = join(RECORDINGS, 'stepfunctions')

test('every recording is accepted as its own result, and spoiled in any way it is refused', (context) => {
  if (!existsSync(FOLDER)) context.skip('no recordings: ../shared/conformance/stepfunctions is not there')
  const cases = readCases([FOLDER]).map(({ body }) => body as SfnCase)
  const wrong: string[] = []
  let refused = 0
  for (const each of cases) {
    const good = asProduced(each)
    const reason = compareSfn(each, good)
    if (reason) {
      wrong.push(`${each.id}: the recording itself is refused: ${reason}`)
      continue
    }
    for (const { why, result } of spoiledResults(each, good)) {
      if (compareSfn(each, result)) refused++
      else wrong.push(`${each.id}: accepted although spoiled: ${why}`)
    }
  }
  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(cases.length)
  console.log(`${cases.length} recordings accepted, ${refused} spoiled ones refused`)
})
