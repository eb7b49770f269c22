/**
 * Which folder may import which: the layer table, as data. `checkImports.mjs` enforces it on every import, resolved
 * to a file; there is no list of exceptions. Tests stand outside: they run in Node and may import what they test with.
 *
 * @typedef {object} Layer
 * @property {string} folder  `*` stands for one folder, and each such folder is a layer of its own
 * @property {readonly string[]} may  folders whose files it may import, besides its own
 * @property {readonly string[]} [types]  folders of which it may import types only
 * @property {readonly string[]} [packages]  packages it may import; where absent, any but Node's own
 */

/** @type {readonly string[]} */
const NONE = []

/** @type {readonly Layer[]} */
export const layers = [
  { folder: 'src/facts', may: [], packages: NONE },
  { folder: 'src/content', may: [], packages: ['valibot'] },
  { folder: 'src/sim/kernel', may: [], packages: ['immutable'] },
  // What JSON is stands in one file of the kernel, and that is all the two share.
  { folder: 'src/sim/expression', may: ['src/sim/kernel/json'], packages: ['re2js', '@noble/hashes'] },
  { folder: 'src/sim/aws', may: ['src/sim/kernel', 'src/facts'], packages: NONE },
  // Its integrations speak HTTP to other services, in their protocols.
  {
    folder: 'src/sim/services/apigateway',
    may: ['src/sim/kernel', 'src/sim/aws', 'src/sim/expression', 'src/sim/wire', 'src/facts'],
    // OpenAPI definitions come in it.
    packages: ['yaml'],
  },
  {
    folder: 'src/sim/services/*',
    may: ['src/sim/kernel', 'src/sim/aws', 'src/sim/expression', 'src/facts'],
    packages: NONE,
  },
  { folder: 'src/sim/handlers', may: ['src/sim/kernel', 'src/sim/aws', 'src/facts'], packages: ['quickjs-wasi'] },
  { folder: 'src/sim/wire', may: ['src/sim/kernel', 'src/sim/aws'], packages: NONE },
  { folder: 'src/sim/fleet', may: ['src/sim/kernel', 'src/sim/services/*/rules', 'src/facts'], packages: NONE },
  { folder: 'src/sim/cloud', may: ['src/sim'], packages: ['fflate'] },
  { folder: 'src/graph', may: [], types: ['src/sim'], packages: ['elkjs'] },
  { folder: 'src/grading', may: ['src/sim', 'src/content', 'src/facts'], packages: NONE },
  { folder: 'src/study', may: [], packages: ['ts-fsrs', 'valibot'] },
  { folder: 'src/browser', may: [] },
  { folder: 'src/workers', may: ['src/sim', 'src/graph', 'src/grading', 'src/browser'] },
  {
    folder: 'src/state',
    may: ['src/sim', 'src/graph', 'src/grading', 'src/study', 'src/content', 'src/facts', 'src/browser'],
    packages: ['zustand', 'comlink', 'immutable', 'jsonc-parser', 'fflate'],
  },
  { folder: 'src/components', may: ['src/state', 'src/graph', 'src/facts'], types: ['src/sim', 'src/grading', 'src/content'] },
  { folder: 'src/pages', may: ['src/components', 'src/state', 'src/content'] },
  { folder: 'src/app', may: ['src/pages', 'src/components', 'src/state', 'src/browser'] },
]

/** Where all may be imported: they are not part of the product. */
export const free = ['scripts', 'e2e']

/**
 * The layer a file belongs to, with its `*` filled in.
 *
 * @param {string} path  from the project's root, with slashes
 * @returns {(Layer & { home: string }) | undefined}  `home` is the folder whose files it may import freely
 */
export function layerOf(path) {
  for (const layer of layers) {
    const home = new RegExp(`^${pattern(layer.folder)}(?=/)`).exec(path)?.[0]
    if (home !== undefined) return { ...layer, home }
  }
  return undefined
}

/** @param {string} path @param {string} folder  with `*` for one folder */
export function liesIn(path, folder) {
  return new RegExp(`^${pattern(folder)}/`).test(path)
}

/** @param {string} path */
export function isTest(path) {
  return /\.test\.tsx?$/.test(path)
}

/** @param {string} folder */
function pattern(folder) {
  return folder.replaceAll('.', '\\.').replaceAll('*', '[^/]+')
}
