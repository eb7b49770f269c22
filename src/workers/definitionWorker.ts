import { expose } from 'comlink'
import quickJsWasm from 'quickjs-wasi/quickjs.wasm?url'
import { complete, type Outside } from '../sim/services/stepfunctions/completion/completion'
import type { MachineType } from '../sim/services/stepfunctions/interpreter/execution'
import { validateDefinition } from '../sim/services/stepfunctions/validation/validation'

let engine: Promise<WebAssembly.Module> | undefined

/** Checks definitions and handlers beside the page, so that a long one never holds up typing. */
expose({
  check: (definition: string, type: MachineType) => validateDefinition(definition, { type }).diagnostics,

  complete: (definition: string, offset: number, outside: Outside) => complete(definition, offset, outside),

  /** Where a handler stops being JavaScript. The engine is fetched when the first one is checked. */
  async checkHandler(code: string) {
    const { syntaxFault } = await import('../sim/handlers/handlerSyntax')
    return syntaxFault(await (engine ??= compiledEngine()), code)
  },
})

/** Not by streaming: that asks for a media type which not every server knows. */
async function compiledEngine(): Promise<WebAssembly.Module> {
  const response = await fetch(quickJsWasm)
  return WebAssembly.compile(await response.arrayBuffer())
}
