import { looksLikeModule, TASK_ROOT, type FunctionFiles } from './functionFiles'
import type { PackagesInUse } from './sdk/loadedPackages'
import { missingPackage } from './sdk/missingPackage'

/** Node's own modules that the sandbox offers, with the names they export. */
export type BuiltinExports = Readonly<Record<string, readonly string[]>>

const FILE_URL = 'file://'
const PACKAGE = 'package:'

/** The modules of one function as its sandbox asks for them: names resolved, sources made. */
export class ModuleSources {
  readonly #files: FunctionFiles
  readonly #builtins: BuiltinExports
  readonly #packages: PackagesInUse
  /** Node 24 tells ES modules by their syntax; for 20 and 22 Lambda switches that off. */
  readonly #detects: boolean

  constructor(files: FunctionFiles, builtins: BuiltinExports, packages: PackagesInUse, nodeMajor: number) {
    this.#files = files
    this.#builtins = builtins
    this.#packages = packages
    this.#detects = nodeMajor >= 24
  }

  /** The file of a handler's module; empty where there is none. */
  handlerFile(module: string): string {
    return this.#files.handlerFile(module) ?? ''
  }

  source(path: string): string {
    return this.#files.read(path) ?? ''
  }

  hasFile(path: string): boolean {
    return this.#files.read(path) !== undefined
  }

  /** What lies in a folder, a name a line; empty where there is no such folder. */
  filesIn(folder: string): string {
    return this.#files.list(folder).join('\n')
  }

  format(path: string): 'module' | 'commonjs' | 'json' {
    const format = this.#files.format(path)
    if (format !== 'undecided') return format
    return this.#detects && looksLikeModule(this.source(path)) ? 'module' : 'commonjs'
  }

  /** How Node words the syntax error of an ES module that was taken for CommonJS; empty where the source is none. */
  moduleSyntax(path: string): string {
    const source = this.source(path)
    if (!looksLikeModule(source)) return ''
    if (/^\s*import\b(?!\s*[(.])/m.test(source)) return 'Cannot use import statement outside a module'
    if (/^\s*export\b/m.test(source)) return "Unexpected token 'export'"
    if (/\bimport\.meta\b/.test(source)) return "Cannot use 'import.meta' outside a module"
    return 'await is only valid in async functions and the top level bodies of modules'
  }

  /** What `require` finds, as `kind` and what it found in two lines. */
  resolve(from: string, specifier: string): string {
    const found = this.#files.resolve(from, specifier, 'require')
    if (found.kind === 'file') return `file\n${found.path}`
    if (found.kind === 'builtin') return `builtin\n${found.name}`
    if (this.#usesPackage(specifier)) return `package\n${specifier}`
    const unsupported = missingPackage(specifier)
    return unsupported ? `unsupported\n${unsupported}` : 'missing\n'
  }

  /**
   * The engine's name for what an `import` statement names: a file's URL, or `node:` and a name.
   * @throws {Error} in Node's words where there is nothing
   */
  normalize(from: string, specifier: string): string {
    if (specifier.startsWith(FILE_URL)) return specifier
    const found = this.#files.resolve(pathOf(from), specifier, 'import')
    if (found.kind === 'builtin') return `node:${found.name}`
    if (found.kind === 'file') return FILE_URL + found.path
    if (this.#usesPackage(specifier)) return PACKAGE + specifier
    throw notFound(pathOf(from), specifier)
  }

  /** The source of an imported module; what is no ES module is wrapped in one. */
  load(name: string): string {
    if (name.startsWith('node:')) return this.#builtinSource(name.slice(5))
    const path = pathOf(name)
    const source = this.#files.read(path)
    if (source === undefined) throw hostless('Error', `Cannot find module '${path}' imported from ${TASK_ROOT}`)
    switch (this.format(path)) {
      case 'module':
        return withMeta(source, path)
      case 'json':
        return `export default (${source})`
      case 'commonjs':
        return exporting(`process.getBuiltinModule('module').createRequire(${JSON.stringify(path)})(${JSON.stringify(path)})`, exportedNames(source))
    }
  }

  /** Whether there is a package of the runtime's own of that name; it is loaded then. */
  #usesPackage(name: string): boolean {
    if (!this.#packages.has(name)) return false
    this.#packages.use(name)
    return true
  }

  #builtinSource(name: string): string {
    const names = this.#builtins[name]
    if (!names) throw notSimulatedHere(`Node's module '${name}'`)
    return exporting(`process.getBuiltinModule(${JSON.stringify(name)})`, names)
  }
}

/** The ES module of a package of the runtime's own: the engine's name for it, and its source. */
export function moduleOfPackage(name: string, exports: readonly string[]): { readonly name: string; readonly source: string } {
  return { name: PACKAGE + name, source: exporting(`process.getBuiltinModule('module').createRequire('${TASK_ROOT}/')(${JSON.stringify(name)})`, exports) }
}

/** Modules keep their line numbers: `import.meta` is filled in without a new line. */
function withMeta(source: string, path: string): string {
  if (!source.includes('import.meta')) return source
  const folder = path.slice(0, path.lastIndexOf('/'))
  const members = { url: FILE_URL + path, filename: path, dirname: folder }
  return `Object.assign(import.meta,${JSON.stringify(members)});${source}`
}

/** An ES module that shows a value's members under their names, and the value as its default. */
function exporting(value: string, names: readonly string[]): string {
  const lines = names
    .filter((name) => name !== 'default')
    .map((name, index) => `const e${index} = whole[${JSON.stringify(name)}]; export { e${index} as ${JSON.stringify(name)} };`)
  return `const whole = ${value};\nexport default whole;\n${lines.join('\n')}`
}

/** The names that a CommonJS module visibly exports. Node looks at the source too, and does not run it. */
function exportedNames(source: string): readonly string[] {
  const names = new Set<string>()
  for (const [, name] of source.matchAll(/\bexports\.([A-Za-z_$][\w$]*)\s*=(?!=)/g)) if (name) names.add(name)
  for (const [, body] of source.matchAll(/\bmodule\.exports\s*=\s*\{([^}]*)\}/g)) {
    for (const [, name] of (body ?? '').matchAll(/(?:^|,)\s*([A-Za-z_$][\w$]*)\s*(?=[,:(]|$)/g)) if (name) names.add(name)
  }
  names.delete('__esModule')
  return [...names]
}

function notFound(from: string, specifier: string): Error {
  const unsupported = missingPackage(specifier)
  if (unsupported) return notSimulatedHere(unsupported)
  const relative = /^\.{0,2}\//.test(specifier)
  const what = relative ? `module '${new URL(specifier, FILE_URL + from).pathname}'` : `package '${packageOf(specifier)}'`
  return hostless('Error', `Cannot find ${what} imported from ${from}`)
}

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function notSimulatedHere(what: string): Error {
  return hostless('NotSimulated', `Coldstart does not simulate ${what} in handlers yet.`)
}

/** An error for the guest: it must not tell where in the host it was made. */
function hostless(name: string, message: string): Error {
  const error = new Error(message)
  error.name = name
  error.stack = ''
  return error
}

/** The file behind an engine's module name; for the prelude itself, as if it lay in the function's root. */
function pathOf(name: string): string {
  if (name.startsWith(FILE_URL)) return name.slice(FILE_URL.length)
  return name.startsWith('/') ? name : `${TASK_ROOT}/index.mjs`
}

