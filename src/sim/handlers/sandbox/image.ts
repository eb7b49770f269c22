import { QuickJS, type JSValueHandle, type QuickJSOptions, type Snapshot } from 'quickjs-wasi'
import type { BuiltinExports } from '../moduleSources'
import { noPackages, type LoadedPackages } from '../sdk/loadedPackages'
import { findCountdown } from '../pollMeter'
import { ENTRIES, HOST_FUNCTIONS, PRELUDE, PRELUDE_FILE, type Entry, type HostFunction } from '../prelude/prelude'
import { adoptConstants, contextOf, heldBy, makeConstants, memoryOf, type Constants } from './engine'

/** The engine's own stack: 160 KiB are some 600 frames, everywhere, and leave the host's stack room. */
const MAX_STACK_BYTES = 160 * 1024

/** What the guest calls: each gets its arguments as handles and returns one. */
export type HostFunctions = Readonly<Record<HostFunction, (...args: JSValueHandle[]) => JSValueHandle>>

export type Entries = Readonly<Record<Entry, JSValueHandle>>

/** An engine in which the prelude has run, as bytes: every environment begins as a copy of it. */
export interface Image {
  readonly wasm: WebAssembly.Module
  readonly snapshot: Snapshot
  readonly entries: Readonly<Record<Entry, number>>
  readonly constants: Constants
  /** Where an engine keeps the countdown to its next interrupt, from its context. */
  readonly countdownOffset: number
  readonly builtins: BuiltinExports
  /** How large the memory was before any package was in it: beyond that it is a process's own. */
  readonly bareBytes: number
  /** The packages that are in it. */
  readonly packages: LoadedPackages
}

/** What stands still while nothing runs; in particular no engine sees the host's clock or dice. */
export const still: NonNullable<QuickJSOptions['wasi']> = (memory) => ({
  clock_time_get(_clock: number, _precision: bigint, result: number) {
    new DataView(memory.buffer).setBigUint64(result, 0n, true)
    return 0
  },
  random_get(start: number, length: number) {
    new Uint8Array(memory.buffer, start, length).fill(0)
    return 0
  },
})

/** Makes the image: once for all environments of a host. */
export async function makeImage(wasm: WebAssembly.Module): Promise<Image> {
  const vm = await QuickJS.create({ wasm, wasi: still, maxStackSize: MAX_STACK_BYTES, timezoneOffset: 0, interruptHandler: () => false })
  const countdownOffset = vm.withScope(() => {
    const loop = vm.evalCode('(rounds) => { for (let i = 0; i < rounds; i++); }', PRELUDE_FILE)
    const engine = { memory: () => memoryOf(vm), context: contextOf(vm) }
    return findCountdown(engine, (rounds) => void vm.callFunction(loop, vm.undefined, vm.newNumber(rounds)))
  })
  const host = vm.newObject()
  for (const name of HOST_FUNCTIONS) vm.setProp(host, name, vm.newFunction(name, () => vm.undefined))
  const prelude = vm.callFunction(vm.evalCode(PRELUDE, PRELUDE_FILE), vm.undefined, host)
  const builtins = JSON.parse(prelude.getProp('builtinNames').toString()) as BuiltinExports
  const entries = Object.fromEntries(ENTRIES.map((name) => [name, vm.exportHandle(prelude.getProp(name))])) as Record<Entry, number>
  const constants = makeConstants(vm)
  const snapshot = vm.snapshot()
  vm.dispose()
  return { wasm, snapshot, entries, constants, countdownOffset, builtins, bareBytes: snapshot.memory.byteLength, packages: noPackages }
}

/**
 * An engine as it is in a snapshot of the image, or of a copy of it: to the byte, so that a guest
 * cannot differ from one that never slept.
 */
export async function restoreEngine(
  image: Image,
  snapshot: Snapshot,
  host: HostFunctions,
  options: Pick<QuickJSOptions, 'wasi' | 'memoryLimit' | 'interruptHandler' | 'moduleLoader' | 'onUnhandledRejection'>,
): Promise<{ vm: QuickJS; entries: Entries }> {
  const vm = await QuickJS.restore(snapshot, { wasm: image.wasm, maxStackSize: MAX_STACK_BYTES, timezoneOffset: 0, ...options })
  for (const name of HOST_FUNCTIONS) vm.registerHostCallback(name, host[name])
  adoptConstants(vm, image.constants)
  const entries = Object.fromEntries(ENTRIES.map((name) => [name, heldBy(vm, image.entries[name])])) as Record<Entry, JSValueHandle>
  return { vm, entries }
}
