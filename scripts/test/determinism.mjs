/**
 * Plays every scenario of the labs, and a handler with the AWS SDK, in Node and in a Chromium, each twice, and once more saved and loaded: all the
 * logs of a scenario have to be equal, byte for byte. `--json FILE` writes what was found.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { inPage } from './inPage.mjs'
import { fromRoot } from './run.mjs'

/** @typedef {import('./determinism/play.ts').Played} Played */

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const folder = fromRoot('.cache/determinism')
const bundles = fromRoot('node_modules/.cache/coldstart-sdk')
const wasm = join(dirname(createRequire(import.meta.url).resolve('quickjs-wasi/package.json')), 'quickjs.wasm')

await build({
  root: fromRoot('.'),
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    lib: { entry: fromRoot('scripts/test/determinism/play.ts'), formats: ['es'], fileName: () => 'play.mjs' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
})

const { playAll } = await import(join(folder, 'play.mjs'))
/** @type {readonly Played[]} */
const here = await playAll({ quickJsWasm: async () => readFileSync(wasm), sdkBundle: async (/** @type {string} */ file) => readFileSync(join(bundles, file), 'utf8') })
const files = new Map([
  ['/play.mjs', join(folder, 'play.mjs')],
  ['/quickjs.wasm', wasm],
  ...readdirSync(bundles).map((file) => /** @type {const} */ ([`/${file}`, join(bundles, file)])),
])
/** @type {readonly Played[]} */
const there = await inPage(files, async () => {
  const play = await import(/* @vite-ignore */ `${location.origin}/play.mjs`)
  return play.playAll({
    quickJsWasm: async () => new Uint8Array(await (await fetch('/quickjs.wasm')).arrayBuffer()),
    sdkBundle: async (/** @type {string} */ file) => (await fetch(`/${file}`)).text(),
  })
})

const found = here.map(({ name, ended, mustEnd, first, again, loaded }, i) => {
  const logs = {
    'again in Node': again,
    'loaded in Node': loaded,
    'in Chromium': there[i]?.first,
    'again in Chromium': there[i]?.again,
    'loaded in Chromium': there[i]?.loaded,
  }
  const differs = Object.entries(logs).flatMap(([which, log]) => (log === first ? [] : [which]))
  if (mustEnd !== undefined && ended !== mustEnd) differs.push(`it had to end ${mustEnd}`)
  return { name, ended, events: JSON.parse(first).length, differs }
})
for (const { name, ended, events, differs } of found) {
  console.log(`   ${differs.length === 0 ? 'equal  ' : 'DIFFERS'} ${name}: ${ended}, ${events} events${differs.map((which) => `; ${which}`).join('')}`)
}
if (values.json) writeFileSync(values.json, JSON.stringify(found, null, 1))
process.exit(found.length > 0 && found.every(({ differs }) => differs.length === 0) ? 0 : 1)
