import { strToU8, zipSync, deflateSync, type DeflateOptions } from 'fflate'
import { describe, expect, test } from 'vitest'
import { inflate } from './inflate'
import { unzip } from './zip'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const MOST = 1 << 24

describe('what another packer has packed comes out as it went in', () => {
  test.each<[why: string, level: DeflateOptions['level'], content: string]>([
    ['stored', 0, 'exports.handler = () => 1'],
    ['short: fixed codes', 9, 'aaaaaaaab'],
    ['long: codes of its own', 9, Array.from({ length: 3000 }, (_, i) => `line ${i * 7919} of ${i}\n`).join('')],
    ['nothing', 6, ''],
    ['long runs, far back', 6, `${'x'.repeat(40_000)}${'yz'.repeat(20_000)}`],
  ])('%s', (_why, level, content) => {
    const files = unzip(zipSync({ 'a/b.js': strToU8(content), 'c/': new Uint8Array() }, { level: level ?? 6 }), MOST)
    expect(files).toHaveLength(1)
    expect(Array.isArray(files) && files[0]?.path).toBe('a/b.js')
    expect(Array.isArray(files) && text(files[0]!.bytes) === content).toBe(true)
  })

  test('bytes without any order', () => {
    let state = 7
    const bytes = Uint8Array.from({ length: 70_000 }, () => (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16)
    expect(inflate(deflateSync(bytes), bytes.length)).toEqual(bytes)
  })
})

describe('what is no archive is told apart', () => {
  const whole = zipSync({ 'index.js': strToU8('const a = 1; const b = 2; const c = a + b + a + b') })
  test.each<[why: string, bytes: Uint8Array]>([
    ['some text', strToU8('this is no archive, it is only text')],
    ['nothing', new Uint8Array()],
    ['cut off at its start', whole.slice(20)],
    ['damaged in its data', whole.map((byte, at) => (at > 40 && at < 60 ? 255 : byte))],
  ])('%s', (_why, bytes) => {
    expect(unzip(bytes, MOST)).toBeUndefined()
  })

  test('what would be too large is not unpacked', () => {
    expect(unzip(zipSync({ a: new Uint8Array(2000) }), 1000)).toBe('too large')
  })
})
