import { JSValueHandle, type QuickJS } from 'quickjs-wasi'

/** What is used of an engine beside the public face of quickjs-wasi 3.6: jobs one by one, raw calls, its context. */
interface EngineExports {
  readonly memory: WebAssembly.Memory
  qjs_is_job_pending(): number
  qjs_execute_pending_job(): number
  qjs_get_exception(): number
  qjs_free_value(pointer: number): void
  qjs_get_context_ptr(): number
  qjs_is_exception(pointer: number): number
  qjs_new_string(bytes: number, length: number): number
  wasm_malloc(bytes: number): number
  wasm_free(pointer: number): void
}

interface EngineInside {
  readonly exports: EngineExports
  /** Handles made when they are first asked for, which takes memory of the guest. */
  _undefined: JSValueHandle | null
  _true: JSValueHandle | null
  _false: JSValueHandle | null
  callFunctionRaw(func: JSValueHandle, self: JSValueHandle, ...args: JSValueHandle[]): JSValueHandle
}

/** The inside of an engine, of which its types do not tell. The one place that knows of it. */
function inside(vm: QuickJS): EngineInside {
  return vm as unknown as EngineInside
}

export function memoryOf(vm: QuickJS): ArrayBuffer {
  return inside(vm).exports.memory.buffer
}

/** Where an engine keeps the constants that a host hands it, once they are made. */
export interface Constants {
  readonly undefined: number
  readonly true: number
  readonly false: number
}

export function makeConstants(vm: QuickJS): Constants {
  return { undefined: vm.undefined.ptr, true: vm.true.ptr, false: vm.false.ptr }
}

/** Takes over the constants of the engine that this one is a copy of: making them anew would change its memory. */
export function adoptConstants(vm: QuickJS, constants: Constants): void {
  const wrapper = inside(vm)
  wrapper._undefined = heldBy(vm, constants.undefined)
  wrapper._true = heldBy(vm, constants.true)
  wrapper._false = heldBy(vm, constants.false)
}

/** A handle to a value that the engine's memory holds for good. */
export function heldBy(vm: QuickJS, pointer: number): JSValueHandle {
  return new JSValueHandle(vm, pointer, true)
}

export function contextOf(vm: QuickJS): number {
  return inside(vm).exports.qjs_get_context_ptr()
}

export function hasJob(vm: QuickJS): boolean {
  return inside(vm).exports.qjs_is_job_pending() !== 0
}

/** Runs the next microtask. What it threw is dropped: a promise tells of it, or it was cut off. */
export function runJob(vm: QuickJS): void {
  const { exports } = inside(vm)
  if (exports.qjs_execute_pending_job() < 0) exports.qjs_free_value(exports.qjs_get_exception())
}

/** A text of the guest. Most are ASCII and go straight into its memory, which takes half the time of having them encoded. */
export function newText(vm: QuickJS, text: string): JSValueHandle {
  const { exports } = inside(vm)
  const at = exports.wasm_malloc(text.length + 1)
  const isWritten = at !== 0 && writeAscii(new Uint8Array(exports.memory.buffer, at, text.length), text)
  const written = isWritten ? new JSValueHandle(vm, exports.qjs_new_string(at, text.length)) : undefined
  exports.wasm_free(at)
  return written ?? vm.newString(text)
}

/** @returns whether the text is ASCII: any other is left half written */
function writeAscii(bytes: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) return false
    bytes[i] = unit
  }
  return true
}

/**
 * Calls a function of the guest without reading what it throws, which would run more of the guest.
 * To be called inside `vm.withScope`, which frees what is made for the call.
 * @returns whether it returned something true; undefined where it threw
 */
export function callGuest(vm: QuickJS, func: JSValueHandle, args: readonly (string | number | JSValueHandle)[]): boolean | undefined {
  const { exports } = inside(vm)
  const handles = args.map((arg) => (typeof arg === 'string' ? newText(vm, arg) : typeof arg === 'number' ? vm.newNumber(arg) : arg))
  const result = inside(vm).callFunctionRaw(func, vm.undefined, ...handles)
  if (exports.qjs_is_exception(result.ptr) === 0) return result.toBoolean()
  exports.qjs_free_value(exports.qjs_get_exception())
  return undefined
}
