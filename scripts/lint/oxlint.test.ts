import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { oxlint } from './oxlint.mjs'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))

/** A small project with one source file. */
function projectOf(text: string): string {
  const cwd = mkdtempSync(join(tmpdir(), 'coldstart-lint-'))
  folders.push(cwd)
  mkdirSync(join(cwd, 'src'))
  writeFileSync(join(cwd, 'src/a.ts'), text)
  writeFileSync(join(cwd, 'tsconfig.json'), '{ "compilerOptions": { "strict": true }, "include": ["src"] }')
  return cwd
}

const rulesOf = (text: string) =>
  oxlint({ cwd: projectOf(text), folders: ['src'], atLeast: 1 }).complaints.map(({ rule, line }) => `${line} ${rule}`)

test.each<[why: string, text: string, broken: readonly string[]]>([
  ['nothing wrong', 'export const a = 1\n', []],
  ['a rule of syntax', 'export const a = (b: unknown) => b == 1\n', ['1 eslint(eqeqeq)']],
  ['a rule that needs types', 'async function f() {}\nf()\n', ['2 typescript(no-floating-promises)']],
])('oxlint reads the files it is given: %s', (_why, text, broken) => {
  expect(rulesOf(text)).toEqual(broken)
})

test.each<[why: string, what: { folders: readonly string[]; atLeast: number }]>([
  ['it read fewer files than there are', { folders: ['src'], atLeast: 2 }],
  ['it read none', { folders: ['src/nothing'], atLeast: 1 }],
  ['none were there', { folders: ['src/nothing'], atLeast: 0 }],
])('a linter that did not read what is there has failed: %s', (_why, what) => {
  const { complaints } = oxlint({ cwd: projectOf('export {}\n'), ...what })
  expect(complaints.map(({ rule }) => rule)).toEqual(['oxlint'])
})
