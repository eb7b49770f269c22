/** Holds the layer table: every import, resolved to the file or package it means. */
import { posix } from 'node:path'
import { Visitor } from 'vite'
import { isTest, layerOf, liesIn } from './layers.mjs'
import { complaint } from './sourceFiles.mjs'

/**
 * @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile
 * @typedef {import('./sourceFiles.mjs').Complaint} Complaint
 * @typedef {{ node: { start: number }, specifier: string, typeOnly: boolean }} Import
 * @typedef {NonNullable<ReturnType<typeof layerOf>>} FoundLayer
 */

/**
 * @param {readonly SourceFile[]} files
 * @param {readonly string[]} dependencies  the packages that the product may ship
 * @returns {Complaint[]}
 */
export function checkImports(files, dependencies) {
  return files.filter((file) => file.path.startsWith('src/') && !isTest(file.path)).flatMap((file) => {
    const layer = layerOf(file.path)
    if (!layer) return [complaint(file, { start: 0 }, 'layers', 'lies in no layer: scripts/lint/layers.mjs has the table')]
    return importsOf(file).flatMap((found) => {
      const wrong = whatIsWrong(file.path, layer, found, dependencies)
      return wrong === undefined ? [] : [complaint(file, found.node, 'layers', wrong)]
    })
  })
}

/** @param {string} path @param {FoundLayer} layer @param {Import} found @param {readonly string[]} dependencies */
function whatIsWrong(path, layer, { specifier, typeOnly }, dependencies) {
  const target = fileMeant(path, specifier)
  if (target === undefined) return wrongPackage(layer, specifier, dependencies)
  if (!target.startsWith('src/')) return `'${specifier}' leads out of src/`
  if (liesIn(`${target}/`, layer.home)) return undefined
  // A worker is started, not imported: its code runs elsewhere and nothing of it comes along.
  if (/\?(worker|sharedworker)\b/.test(specifier) && layer.home === 'src/browser') return undefined
  if (layer.may.some((folder) => liesIn(`${target}/`, folder))) return undefined
  if (layer.types?.some((folder) => liesIn(`${target}/`, folder))) {
    return typeOnly ? undefined : `${layer.folder} may import types of ${target} only: write 'import type'`
  }
  const allowed = [...layer.may, ...(layer.types ?? []).map((folder) => `types of ${folder}`)]
  return `${layer.folder} may not import ${target}; it may import ${allowed.join(', ') || 'no other layer'}`
}

/** @param {FoundLayer} layer @param {string} specifier @param {readonly string[]} dependencies */
function wrongPackage(layer, specifier, dependencies) {
  if (specifier.startsWith('virtual:')) return undefined
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  if (!dependencies.includes(name)) return `'${specifier}' is not among the dependencies in package.json`
  if (layer.packages === undefined || layer.packages.includes(name)) return undefined
  return `${layer.folder} may not import the package ${name}; it may import ${layer.packages.join(', ') || 'none'}`
}

/** The file that a relative specifier means, from the root; undefined for a package. */
function fileMeant(/** @type {string} */ path, /** @type {string} */ specifier) {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('/')) return posix.normalize(bare.slice(1))
  return bare.startsWith('.') ? posix.join(posix.dirname(path), bare) : undefined
}

/** @param {SourceFile} file @returns {Import[]} */
function importsOf(file) {
  /** @type {Import[]} */
  const found = []
  const add = (/** @type {any} */ node, /** @type {any} */ source, /** @type {boolean} */ typeOnly) => {
    if (source) found.push({ node, specifier: source.value ?? unreadable(file, node), typeOnly })
  }
  new Visitor({
    // `import { type A }` still loads the file; only `import type` leaves nothing behind.
    ImportDeclaration: (node) => add(node, node.source, node.importKind === 'type'),
    ExportNamedDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node, node.source, false),
    TSImportType: (node) => add(node, node.source, true),
    CallExpression(node) {
      if (file.text.slice(node.callee.start, node.callee.end) !== 'import.meta.glob') return
      const [first] = node.arguments
      const patterns = first?.type === 'ArrayExpression' ? first.elements : [first]
      for (const pattern of patterns) add(node, pattern, false)
    },
  }).visit(file.program)
  return found
}

/** @param {SourceFile} file @param {{ start: number }} node @returns {never} */
function unreadable(file, node) {
  const { line } = complaint(file, node, 'layers', '')
  throw new Error(`${file.path}:${line}: what this imports is not a plain string, so its layer cannot be checked`)
}
