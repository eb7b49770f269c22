import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { syntaxFault } from './handlerSyntax'

const wasm = new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')))

test.each<[why: string, source: string, fault: object | undefined]>([
  ['a handler', 'export const handler = async (event) => ({ ...event, at: event?.at ?? 0 })', undefined],
  ['nothing', '', undefined],
  ['imports that are not there', "import { a } from '@aws-sdk/client-nothing'\nimport b from './b.mjs'\nexport { a, b }", undefined],
  ['await outside functions', 'const x = await 5\nexport { x }', undefined],
  ['what throws when it runs', "throw new Error('it ran')", undefined],
  ['what would never end', 'for (;;) {}', undefined],
  ['an expression cut short', 'export const handler = (', { message: 'Unexpected end of input', line: 1 }],
  ['a token out of place', 'export const f = () => {\n  return 1 +\n}\n', { message: "Unexpected token '}'", line: 3, column: 1 }],
  ['a string without its end', "const a = 1\nconst s = 'abc\n'", { message: 'Invalid or unexpected token', line: 2 }],
  ['a name twice', 'const a = 1\nconst a = 2', { message: 'Identifier has already been declared', line: 2 }],
  ['return at the top', 'return 5', { message: 'Illegal return statement', line: 1 }],
  ['a regular expression', 'const r = /(/', { message: "expecting ')'" }],
])('%s', async (_why, source, fault) => {
  const found = await syntaxFault(wasm, source)
  if (fault) expect(found).toMatchObject(fault)
  else expect(found).toBeUndefined()
})

test('what is nested past measure is not judged, and the next source is', async () => {
  expect(await syntaxFault(wasm, '('.repeat(1_000_000))).toBeUndefined()
  expect(await syntaxFault(wasm, '(')).toMatchObject({ message: 'Unexpected end of input' })
})
