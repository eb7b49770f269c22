import type { CodeFiles } from '../aws/guestSlice'

/** Where a function's files lie in its execution environment. */
export const TASK_ROOT = '/var/task'

/** What a specifier stands for: a file of the function, a module of Node's own, or nothing. */
export type Resolved =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'missing' }

/** Finds modules among a function's files as Node does. Paths are absolute, below `/var/task`. */
export class FunctionFiles {
  readonly #files = new Map<string, string>()

  constructor(files: CodeFiles) {
    for (const [path, text] of Object.entries(files)) this.#files.set(normalized(`${TASK_ROOT}/${path}`), text)
  }

  read(path: string): string | undefined {
    return this.#files.get(path)
  }

  /** The names right below a folder, in order. */
  list(folder: string): readonly string[] {
    const below = `${normalized(folder)}/`.replace('//', '/')
    const names = new Set<string>()
    for (const path of this.#files.keys()) if (path.startsWith(below)) names.add(path.slice(below.length).split('/')[0] ?? '')
    return [...names].sort()
  }

  /** The file of a `file.export` handler: `.mjs`, `.js` or `.cjs`, in the order Lambda's runtime tries them. */
  handlerFile(module: string): string | undefined {
    const base = normalized(`${TASK_ROOT}/${module}`)
    return [base, `${base}.js`, `${base}.mjs`, `${base}.cjs`].find((path) => this.#files.has(path))
  }

  /** @see https://nodejs.org/api/modules.html#all-together */
  resolve(from: string, specifier: string, way: 'require' | 'import'): Resolved {
    const bare = specifier.startsWith('node:') ? specifier.slice(5) : specifier
    if (specifier.startsWith('node:') || NODE_BUILTINS.has(bare) || bare === SNAPSHOT_HOOKS) return { kind: 'builtin', name: bare }
    const path = this.#find(from, specifier, way)
    return path === undefined ? { kind: 'missing' } : { kind: 'file', path }
  }

  /** Whether a file is an ES module: by its extension, else by the nearest package.json; `undecided` where none says. */
  format(path: string): 'module' | 'commonjs' | 'json' | 'undecided' {
    if (path.endsWith('.mjs')) return 'module'
    if (path.endsWith('.cjs')) return 'commonjs'
    if (path.endsWith('.json')) return 'json'
    for (let folder = parent(path); ; folder = parent(folder)) {
      const described = this.#packageAt(folder)
      if (described) return described['type'] === 'module' ? 'module' : described['type'] === 'commonjs' ? 'commonjs' : 'undecided'
      if (folder === '/') return 'undecided'
    }
  }

  #find(from: string, specifier: string, way: 'require' | 'import'): string | undefined {
    if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
      const base = normalized(specifier.startsWith('/') ? specifier : `${parent(from)}/${specifier}`)
      return way === 'import' ? this.#exact(base) : this.#asFileOrFolder(base)
    }
    for (let folder = parent(from); ; folder = parent(folder)) {
      const found = this.#asFileOrFolder(`${folder === '/' ? '' : folder}/node_modules/${specifier}`, way)
      if (found !== undefined || folder === '/') return found
    }
  }

  #exact(path: string): string | undefined {
    return this.#files.has(path) ? path : undefined
  }

  #asFileOrFolder(base: string, way: 'require' | 'import' = 'require'): string | undefined {
    const file = [base, `${base}.js`, `${base}.json`].find((path) => this.#files.has(path))
    if (file !== undefined) return file
    const main = mainOf(this.#packageAt(base), way)
    const candidates = main === undefined ? [] : [`${base}/${main}`, `${base}/${main}.js`, `${base}/${main}/index.js`]
    return [...candidates, `${base}/index.js`, `${base}/index.json`].map(normalized).find((path) => this.#files.has(path))
  }

  #packageAt(folder: string): Record<string, unknown> | undefined {
    const text = this.#files.get(`${folder === '/' ? '' : folder}/package.json`)
    if (text === undefined) return undefined
    try {
      const described: unknown = JSON.parse(text)
      return typeof described === 'object' && described !== null ? (described as Record<string, unknown>) : undefined
    } catch {
      return undefined
    }
  }
}

/** Whether source that is no CommonJS looks like an ES module, as Node's own detection would find. */
export function looksLikeModule(source: string): boolean {
  return /^\s*(?:export\b|import\b(?!\s*\())|^\s*(?:const|let|var)\s[^=]*=\s*await\b|\bimport\.meta\b/m.test(source)
}

/** A package's entry: `exports` in its simple forms, else `main`. */
function mainOf(described: Record<string, unknown> | undefined, way: 'require' | 'import'): string | undefined {
  if (!described) return undefined
  let entry = described['exports']
  for (let depth = 0; depth < 4 && typeof entry === 'object' && entry !== null; depth++) {
    const conditions = entry as Record<string, unknown>
    entry = conditions['.'] ?? conditions['node'] ?? conditions[way] ?? conditions['default']
  }
  if (typeof entry === 'string') return entry
  return typeof described['main'] === 'string' ? described['main'] : undefined
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

function normalized(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** Ours: what registers the hooks of SnapStart, for which AWS has modules in other runtimes. */
const SNAPSHOT_HOOKS = 'snapshot_restore'

const NODE_BUILTINS = new Set(
  ('assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain ' +
    'events fs fs/promises http http2 https inspector module net os path perf_hooks process punycode querystring ' +
    'readline repl stream stream/promises string_decoder sys timers timers/promises tls tty url util v8 vm ' +
    'worker_threads zlib').split(' '),
)
