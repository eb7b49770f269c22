/**
 * `npm run lint`: the layer table, closed names, file sizes, then oxlint with its type-aware rules.
 *
 * `--json FILE` writes the checks and what they found: `[{ check, passed, complaints }]`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkClosedNames } from './closedNames.mjs'
import { checkImports } from './checkImports.mjs'
import { checkSizes } from './checkSizes.mjs'
import { oxlint } from './oxlint.mjs'
import { sourceFiles } from './sourceFiles.mjs'

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folders = ['src', 'scripts', 'e2e'].filter((folder) => existsSync(join(root, folder)))
const files = sourceFiles(root, folders)
// A linter that reads nothing complains of nothing.
if (files.length === 0) throw new Error('There are no source files to check.')

const checks = [
  { check: 'layers', complaints: checkImports(files, Object.keys(dependencies)) },
  { check: 'closed names', complaints: checkClosedNames(files) },
  { check: 'sizes', complaints: checkSizes(files) },
  oxlint({ cwd: root, folders, atLeast: files.length }),
].map(({ check, complaints }) => ({ check, passed: complaints.length === 0, complaints }))

for (const { check, passed, complaints } of checks) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${check}`)
  for (const { path, line, rule, message } of complaints) console.log(`       ${path}:${line} ${rule}: ${message}`)
}
console.log(`${files.length} files read`)
if (values.json) {
  mkdirSync(dirname(values.json), { recursive: true })
  writeFileSync(values.json, JSON.stringify(checks, null, 2))
}
process.exit(checks.every(({ passed }) => passed) ? 0 : 1)
