/**
 * Makes the bundles of the AWS SDK that handlers import, from the pinned packages: a core that all share and one for
 * each package of `sdkPackages.ts`. They lie in node_modules/.cache, because nothing of the SDK is committed.
 *
 * A bundle is an expression: a function of `require`, `exports` and `coldstart`, what the prelude gives it.
 */
import { build, type Plugin } from 'esbuild'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { bundleFile, IN_CORE, SDK_CORE, SDK_PACKAGES } from '../../src/sim/handlers/sdk/sdkPackages'
import { Patching } from './patching'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const modules = join(root, 'node_modules')
const folder = join(modules, '.cache/coldstart-sdk')

/** What all packages take from the core, instead of carrying it themselves. */
const SHARED = /^(@smithy\/(core|fetch-http-handler|types)|@aws-sdk\/(core|xml-builder))(\/|$)/

const patching = new Patching()
const packagesUsed = new Set<string>()

await main()

async function main(): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const shared = new Map<string, Set<string>>()
  for (const name of Object.keys(SDK_PACKAGES)) {
    if (IN_CORE.has(name)) continue
    for (const [specifier, names] of sharedImports(await bundled(entryOf(name), name, 'esm'))) {
      shared.set(specifier, new Set([...(shared.get(specifier) ?? []), ...names]))
    }
  }
  write(SDK_CORE, await bundled(coreEntry(shared), SDK_CORE, 'cjs'))
  for (const name of Object.keys(SDK_PACKAGES)) {
    if (!IN_CORE.has(name)) write(name, await bundled(entryOf(name), name, 'cjs'))
  }
  patching.refuseUnused(Object.keys(SDK_PACKAGES).filter((name) => name.includes('/client-')).length)
  writeFileSync(join(folder, 'packages.json'), JSON.stringify([...packagesUsed].sort()))
}

function entryOf(name: string): string {
  return `export * from ${JSON.stringify(name)}`
}

/** The core: for each module that is shared, the names that a bundle takes from it. */
function coreEntry(shared: ReadonlyMap<string, ReadonlySet<string>>): string {
  const lines: string[] = []
  const members: string[] = []
  for (const [at, [specifier, names]] of [...shared].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    const sorted = [...names].sort()
    lines.push(`import { ${sorted.map((name) => `${name} as m${at}_${name}`).join(', ')} } from ${JSON.stringify(specifier)}`)
    members.push(`${JSON.stringify(specifier)}: { ${sorted.map((name) => `${name}: m${at}_${name}`).join(', ')} }`)
  }
  lines.push(`import { NodeHttpHandler, NodeHttp2Handler, streamCollector } from '@smithy/fetch-http-handler'`)
  members.push(`'@smithy/node-http-handler': { NodeHttpHandler, NodeHttp2Handler, streamCollector }`)
  return `${lines.join('\n')}\nexport const shared = {\n${members.join(',\n')}\n}`
}

/** By specifier, the names that a bundle imports from what is shared. */
function sharedImports(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { moduleRequest, entries } of parseSync('bundle.js', text).module.staticImports) {
    const specifier = moduleRequest.value
    if (specifier in SDK_PACKAGES) continue
    if (!SHARED.test(specifier)) throw new Error(`the SDK's bundles import ${specifier}, which is not there`)
    const names = found.get(specifier) ?? new Set<string>()
    for (const { importName } of entries) {
      if (importName.kind !== 'Name' || importName.name === null) throw new Error(`the SDK's bundles import ${specifier} whole`)
      names.add(importName.name)
    }
    found.set(specifier, names)
  }
  return found
}

async function bundled(contents: string, name: string, format: 'esm' | 'cjs'): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'entry.js' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    conditions: ['module'],
    target: 'es2022',
    format,
    // Names stay: learners see those of classes, in errors and in the log.
    minifyWhitespace: format === 'cjs',
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [inSandbox(name === SDK_CORE ? undefined : name)],
  })
  const text = result.outputFiles?.[0]?.text ?? ''
  if (format === 'cjs') {
    const inputs = Object.values(result.metafile?.outputs ?? {}).flatMap((output) => Object.entries(output.inputs))
    for (const [path, { bytesInOutput }] of inputs) {
      const owner = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
      if (owner && bytesInOutput > 0) packagesUsed.add(owner)
    }
  }
  return text
}

/** @param name  the package whose bundle this is; undefined for the core, which takes nothing from another */
function inSandbox(name: string | undefined): Plugin {
  return {
    name: 'in-sandbox',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path, importer, kind }) => {
        if (kind === 'entry-point') return undefined
        const standIn = patching.standInFor(path, importer)
        // What is shared stays an import, and is replaced where the core is bundled.
        if (standIn && (name === undefined || !SHARED.test(path))) {
          patching.usedStandIn(standIn, importer)
          return { path: standIn.file.startsWith('@') ? join(modules, standIn.file) : join(here, standIn.file) }
        }
        if (name === undefined) return undefined
        const ofAnother = path in SDK_PACKAGES && path !== name
        return SHARED.test(path) || ofAnother ? { path, external: true } : undefined
      })
      onLoad({ filter: /node_modules\/.*\.js$/ }, ({ path }) => {
        const contents = patching.textOf(path, () => readFileSync(path, 'utf8'))
        return contents === undefined ? undefined : { contents, loader: 'js' }
      })
    },
  }
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, bundleFile(name)), `(function(require,exports,module,coldstart){${text}\n})`)
}
