import { expect, test } from 'vitest'
import type { Patch, StandIn } from './patches'
import { Patching } from './patching'

const region: Patch = { why: 'the Region', file: /\/config\.js$/, pattern: /missing\(\)/, replacement: 'there()', in: 'each' }
const signer: Patch = { why: 'the signer', file: /\/signer\.js$/, pattern: /sign\(/, replacement: 'name(', in: 'one' }
const handler: StandIn = { why: 'the handler', importer: /./, specifier: /^fetch$/, file: 'handler.js' }

function patching() {
  const made = new Patching([region, signer], [handler])
  const patch = (path: string, text: string) => made.textOf(path, () => text)
  return { made, patch }
}

test('a file that a patch names is changed, another is not even read', () => {
  const { made, patch } = patching()
  expect(patch('/a/config.js', 'region: missing()')).toBe('region: there()')
  expect(made.textOf('/a/other.js', () => { throw new Error('read') })).toBeUndefined()
})

test('a client without the place that each has to have is refused, with the reason and the file', () => {
  expect(() => patching().patch('/b/config.js', 'region: absent()')).toThrow('the SDK: “the Region” is not found in /b/config.js')
})

test.each<[what: string, use: (given: ReturnType<typeof patching>) => void, complaint: string]>([
  ['a stand-in that nobody asks for', () => {}, '“the handler” was nowhere needed'],
  ['a patch of one file that fits none', ({ made }) => made.usedStandIn(handler, '/core.js'), '“the Region” was found in 0 files instead of 2'],
  [
    'a patch that fits one client of two',
    ({ made, patch }) => {
      made.usedStandIn(handler, '/core.js')
      patch('/a/config.js', 'missing()')
      patch('/signer.js', 'sign()')
    },
    '“the Region” was found in 1 files instead of 2',
  ],
  [
    'a patch of one file that fits two',
    ({ made, patch }) => {
      made.usedStandIn(handler, '/core.js')
      for (const path of ['/a/config.js', '/b/config.js']) patch(path, 'missing()')
      for (const path of ['/a/signer.js', '/b/signer.js']) patch(path, 'sign()')
    },
    '“the signer” was found in 2 files instead of 1',
  ],
])('%s is told in the end', (_what, use, complaint) => {
  const given = patching()
  use(given)
  expect(() => given.made.refuseUnused(2)).toThrow(complaint)
})
