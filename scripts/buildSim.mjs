/** `npm run build:sim`: the simulator as an ES module of its own, for Node and browsers, in dist-sim/. */
import { copyFileSync, cpSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { licenceFile, shippedPackages } from './licences.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'dist-sim')

await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2022',
    minify: true,
    lib: { entry: join(root, 'scripts/buildSim/entry.ts'), formats: ['es'], fileName: () => 'coldstart-sim.mjs' },
    // One file, besides what is loaded only when it is needed.
    rolldownOptions: { external: /^node:/, output: { chunkFileNames: 'coldstart-sim-[name].mjs' } },
  },
})

const quickJs = dirname(createRequire(import.meta.url).resolve('quickjs-wasi/package.json'))
copyFileSync(join(quickJs, 'quickjs.wasm'), join(folder, 'quickjs.wasm'))
cpSync(join(root, 'node_modules/.cache/coldstart-sdk'), join(folder, 'sdk'), { recursive: true, filter: (path) => !/(stamp|\.json)$/.test(path) })
writeFileSync(join(folder, 'licences.txt'), licenceFile(shippedPackages(root)))

for (const name of ['coldstart-sim.mjs', 'quickjs.wasm']) {
  if (!existsSync(join(folder, name))) throw new Error(`${name} was not built.`)
  console.log(`dist-sim/${name}  ${(statSync(join(folder, name)).size / 1024).toFixed(0)} KiB`)
}
