import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkFirstLoad, FIRST_LOAD_LIMIT_KIB, firstLoad } from './firstLoad.mjs'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))

function site(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'coldstart-site-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const page = '<link rel="stylesheet" href="./assets/a.css"><script type="module" src="./assets/a.js"></script>'
/** Text that gzip cannot make smaller than about three quarters of it. */
const dense = (length: number) => {
  let seed = 1
  return Array.from({ length }, () => ((seed = (seed * 48271) % 2147483647) % 36).toString(36)).join('')
}

test('what the page asks for counts, with what that imports; what is imported later does not', () => {
  const folder = site({
    'index.html': `<link rel="icon" href="./icon.svg">${page}`,
    'assets/a.css': 'a{}',
    'assets/a.js': "import { b } from './b.js'; export * from './c.js'; b(() => import('./later.js'))",
    'assets/b.js': "import './c.js'; export const b = (f) => f",
    'assets/c.js': 'export const c = 1',
    'assets/later.js': 'export {}',
  })
  expect(firstLoad(folder).map(({ file }) => file).sort()).toEqual(['assets/a.css', 'assets/a.js', 'assets/b.js', 'assets/c.js'])
})

test.each<[why: string, files: Readonly<Record<string, string>>, failed: number]>([
  ['a small site passes', { 'index.html': page, 'assets/a.css': '', 'assets/a.js': 'void 0' }, 0],
  ['too much fails', { 'index.html': page, 'assets/a.css': '', 'assets/a.js': `'${dense(FIRST_LOAD_LIMIT_KIB * 2048)}'` }, 1],
  ['a page without a script was not measured', { 'index.html': '' }, 1],
  ['a script that is not there was not measured', { 'index.html': page }, 1],
])('%s', (_why, files, failed) => {
  expect(checkFirstLoad(site(files)).failed).toBe(failed)
})
