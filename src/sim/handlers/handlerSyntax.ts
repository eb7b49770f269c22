import { EvalFlags, JSException, QuickJS } from 'quickjs-wasi'

/** Where a source stops being JavaScript, both counted from 1. */
export interface SyntaxFault {
  readonly message: string
  readonly line: number
  readonly column: number
}

/** The engine's stack while it reads: sources nested deeper than this are not judged. */
const MAX_STACK_BYTES = 160 * 1024

/** The engine's words that say less than Node's. The others are near enough, and stand as they are. */
const WORDINGS: readonly (readonly [RegExp, string])[] = [
  [/^unexpected token in expression: ''$/, 'Unexpected end of input'],
  [/^unexpected token in expression: '(.*)'$/, "Unexpected token '$1'"],
  [/^unexpected end of string$/, 'Invalid or unexpected token'],
  [/^invalid redefinition of .*$/, 'Identifier has already been declared'],
  [/^return not in a function$/, 'Illegal return statement'],
]

/**
 * The first syntax error of an ES module, found by the engine that would run it; undefined where there is none, or
 * where the source is nested too deeply to tell. Nothing of the source runs, and whether its imports exist is not asked.
 *
 * @param wasm  `quickjs-wasi/quickjs.wasm`, compiled
 */
export async function syntaxFault(wasm: WebAssembly.Module, source: string): Promise<SyntaxFault | undefined> {
  const vm = await QuickJS.create({
    wasm,
    maxStackSize: MAX_STACK_BYTES,
    moduleLoader: { normalize: (_from: string, name: string) => name, load: () => '' },
  })
  try {
    vm.evalCode(source, FILE, EvalFlags.TYPE_MODULE | EvalFlags.COMPILE_ONLY).dispose()
    return undefined
  } catch (error) {
    if (!(error instanceof JSException) || error.name !== 'SyntaxError') return undefined
    const [, line, column] = PLACE.exec(error.stack ?? '') ?? []
    return { message: reworded(error.message), line: Number(line ?? 1), column: Number(column ?? 1) }
  } finally {
    vm.dispose()
  }
}

const FILE = 'index.mjs'
const PLACE = /index\.mjs:(\d+):(\d+)/

function reworded(message: string): string {
  const found = WORDINGS.find(([pattern]) => pattern.test(message))
  return found ? message.replace(found[0], found[1]) : message
}
