import { describe, expect, test } from 'vitest'
import { FunctionFiles, looksLikeModule } from './functionFiles'
import { ModuleSources } from './moduleSources'
import { noPackages, PackagesInUse } from './sdk/loadedPackages'

const files = new FunctionFiles({
  'index.js': '', 'src/app.mjs': '', 'src/util/index.js': '', 'data.json': '{}', 'typed/package.json': '{"type":"module"}', 'typed/a.js': '', 'typed/node_modules/inner/index.js': '',
  'node_modules/plain/index.js': '', 'node_modules/mained/package.json': '{"main":"./lib/start.js"}', 'node_modules/mained/lib/start.js': '',
  'node_modules/@scope/both/package.json': '{"exports":{".":{"import":"./esm.mjs","require":"./cjs.cjs"}}}', 'node_modules/@scope/both/esm.mjs': '', 'node_modules/@scope/both/cjs.cjs': '',
})

describe('resolving as Node does', () => {
  test.each<[from: string, specifier: string, way: 'require' | 'import', found: string | undefined]>([
    ['/var/task/index.js', './src/app.mjs', 'require', '/var/task/src/app.mjs'],
    ['/var/task/index.js', './src/util', 'require', '/var/task/src/util/index.js'],
    ['/var/task/index.js', './src/util', 'import', undefined],
    ['/var/task/src/app.mjs', '../data', 'require', '/var/task/data.json'],
    ['/var/task/src/app.mjs', '../data.json', 'import', '/var/task/data.json'],
    ['/var/task/src/app.mjs', '/var/task/index.js', 'import', '/var/task/index.js'],
    ['/var/task/src/app.mjs', 'plain', 'import', '/var/task/node_modules/plain/index.js'],
    ['/var/task/index.js', 'mained', 'require', '/var/task/node_modules/mained/lib/start.js'],
    ['/var/task/index.js', '@scope/both', 'require', '/var/task/node_modules/@scope/both/cjs.cjs'],
    ['/var/task/index.js', '@scope/both', 'import', '/var/task/node_modules/@scope/both/esm.mjs'],
    ['/var/task/typed/a.js', 'inner', 'require', '/var/task/typed/node_modules/inner/index.js'],
    ['/var/task/index.js', 'inner', 'require', undefined],
    ['/var/task/index.js', '../../../etc/passwd', 'require', undefined],
  ])('%s: %s by %s', (from, specifier, way, found) => {
    expect(files.resolve(from, specifier, way)).toEqual(found === undefined ? { kind: 'missing' } : { kind: 'file', path: found })
  })

  test.each(['fs', 'node:fs', 'fs/promises', 'node:test'])("%s is Node's own", (specifier) => {
    expect(files.resolve('/var/task/index.js', specifier, 'require')).toEqual({ kind: 'builtin', name: specifier.replace('node:', '') })
  })
})

test('what lies in a folder', () => {
  expect(files.list('/var/task/src')).toEqual(['app.mjs', 'util'])
  expect(files.list('/var/task/none')).toEqual([])
})

test.each<[source: string, module: boolean]>([
  ['export const a = 1', true], ["import a from 'a'", true], ["  import 'a'", true], ['import.meta.url', true], ['const a = await b()', true], ['import("a")', false], ['exports.a = 1', false],
  ['const text = "export this"', false], ['// export nothing', false],
])('%s', (source, module) => {
  expect(looksLikeModule(source)).toBe(module)
})

describe('sources for the engine', () => {
  const sources = (source: string, path = 'a.cjs') => new ModuleSources(new FunctionFiles({ [path]: source }), { path: ['join', 'default'] }, new PackagesInUse(noPackages, () => {}), 22)

  test.each<[source: string, names: string[]]>([
    ['exports.a = 1; exports.b = () => exports.a', ['a', 'b']], ['module.exports = { a, b: 2, c() {} }', ['a', 'b', 'c']], ['module.exports.x = 1; if (exports.y == 2);', ['x']], ['module.exports = function () {}', []],
  ])('CommonJS seen from an ES module: %s', (source, names) => {
    expect([...sources(source).load('file:///var/task/a.cjs').matchAll(/ as "(\w+)"/g)].map(([, name]) => name)).toEqual(names)
  })

  test("Node's modules export their members and themselves", () => {
    const source = sources('').load('node:path')
    expect(source).toContain('export default whole')
    expect(source).toContain('as "join"')
    expect(source.match(/default/g)).toHaveLength(1)
  })

  test('an ES module keeps its lines', () => {
    expect(sources('import.meta.url\nboom()', 'a.mjs').load('file:///var/task/a.mjs').split('\n')).toHaveLength(2)
    expect(sources('export {}', 'a.mjs').load('file:///var/task/a.mjs')).toBe('export {}')
  })
})
