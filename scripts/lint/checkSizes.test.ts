import { expect, test } from 'vitest'
import { checkSizes, LINE_LIMIT } from './checkSizes.mjs'
import { parsed } from './sourceFiles.mjs'

const lines = (count: number) => 'export {}\n'.repeat(count)
const reason = '/** Over 400 lines because the table has a row for each action. */\n'

test.each<[why: string, path: string, text: string, complaints: number]>([
  ['at the limit', 'src/study/a.ts', lines(LINE_LIMIT), 0],
  ['a line more', 'src/study/a.ts', lines(LINE_LIMIT + 1), 1],
  ['with a reason at its top', 'src/study/a.ts', reason + lines(LINE_LIMIT), 0],
  ['with a reason too far down', 'src/study/a.ts', lines(100) + reason + lines(LINE_LIMIT), 1],
  ['a test, whose tables are long', 'src/study/a.test.ts', lines(LINE_LIMIT + 1), 0],
])('%s', (_why, path, text, complaints) => {
  expect(checkSizes([parsed(path, text)])).toHaveLength(complaints)
})
