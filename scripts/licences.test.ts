import { readFileSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { licenceFile, shippedPackages } from './licences.mjs'

const notice = readFileSync('NOTICE', 'utf8')
const packages = shippedPackages('.')
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Readonly<Record<string, string>> }

test('the lockfile is read: what package.json depends on is shipped', () => {
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)))
})

test.each(packages.map(({ name, licence }) => ({ name, licence })))('NOTICE names $name and its licence', ({ name, licence }) => {
  const line = notice.split('\n').find((text) => wordsOf(text).some((word) => word === name || word === `${name.split('/')[0]}/*`))
  expect(line).toContain(licence.replace(/^\(|\)$/g, ''))
})

test('NOTICE names no package that is not shipped', () => {
  const named = notice.split('\n').filter((line) => /^- [^ ]+[:,] /.test(line)).map((line) => wordsOf(line)[0] ?? '')
  const shipped = new Set(packages.flatMap(({ name }) => [name, `${name.split('/')[0]}/*`]))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !shipped.has(name))).toEqual([])
})

test('NOTICE names every file that was derived from the work of others', () => {
  const derived = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('.generated.'))
    .filter((path) => /Apache(-2\.0| License)/.test(readFileSync(`src/${path}`, 'utf8')))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
  expect(derived.length).toBeGreaterThan(0)
  expect(derived.filter((path) => !notice.includes(path) && !notice.includes(`${dirname(path)}/`))).toEqual([])
})

test('the file in a build has each licence text once, under the names it covers', () => {
  const mit = { version: '1.0.0', licence: 'MIT', texts: ['Permission is hereby granted'] }
  const file = licenceFile([{ name: 'a', ...mit }, { name: 'b', ...mit }, { name: 'c', version: '2.0.0', licence: 'Unlicense', texts: [] }])
  expect(file.match(/Permission is hereby granted/g)).toHaveLength(1)
  expect(file).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nPermission')
  expect(file).toContain('c 2.0.0 (Unlicense)\n\nThe package carries no licence file. It states: Unlicense.')
})

/** A line's words, commas and list signs left out. */
function wordsOf(line: string): readonly string[] {
  return line.split(/[\s,:]+/).filter((word) => word !== '-' && word !== '')
}
