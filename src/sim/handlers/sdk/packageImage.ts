import { CompileFlags, EvalFlags, type JSValueHandle, type QuickJS } from 'quickjs-wasi'
import { moduleOfPackage } from '../moduleSources'
import { PollMeter } from '../pollMeter'
import { contextOf, hasJob, memoryOf, runJob } from '../sandbox/engine'
import { restoreEngine, still, type Entries, type HostFunctions, type Image } from '../sandbox/image'
import { HOST_FUNCTIONS } from '../prelude/prelude'
import { pollsOfSource } from '../virtualCpu'
import type { LoadedPackage } from './loadedPackages'
import { SDK_CORE } from './sdkPackages'

/** A bundle on its way into an image. */
export interface Bundle {
  readonly name: string
  readonly needs: readonly string[]
  /** An expression: a function of what the prelude gives it. Absent where the core holds the package. */
  readonly source: string | undefined
}

/**
 * An image with packages in it, run once for all environments that use them. The same bundles in the
 * same order give the same image, to the byte.
 */
export async function withPackages(image: Image, bundles: readonly Bundle[]): Promise<Image> {
  const packages = new Map(image.packages)
  let ticks: PollMeter | undefined
  const { vm, entries }: { vm: QuickJS; entries: Entries } = await restoreEngine(image, image.snapshot, idle(() => vm), {
    wasi: still,
    interruptHandler: () => (ticks?.tick(), false),
    moduleLoader: { normalize: (_from, name) => name, load: () => '' },
  })
  const meter = (ticks = new PollMeter({ memory: () => memoryOf(vm), context: contextOf(vm) }, image.countdownOffset))
  for (const { name, needs, source } of bundles) {
    vm.withScope(() => {
      // Without its source, which would be kept twice and more.
      const run = source === undefined ? vm.undefined : vm.evalBytecode(vm.compile(source, fileOf(name), EvalFlags.TYPE_GLOBAL, CompileFlags.STRIP_SOURCE))
      meter.restart()
      const exported = vm.callFunction(entries.addPackage, vm.undefined, vm.newString(name === SDK_CORE ? '' : name), run).toString()
      const { polls } = meter
      const loaded: LoadedPackage = { polls: polls + pollsOfSource(source ?? ''), exports: exported.split('\n'), needs }
      packages.set(name, loaded)
      // What an import statement finds is in the image too: a client exports hundreds of names.
      const module = moduleOfPackage(name, loaded.exports)
      if (name !== SDK_CORE) vm.evalCode(module.source, module.name, EvalFlags.TYPE_MODULE)
      while (hasJob(vm)) runJob(vm)
    })
  }
  vm.runGC()
  const snapshot = vm.snapshot()
  vm.dispose()
  return { ...image, snapshot, packages }
}

/** What a bundle sees of the host while it is run: nothing, but that packages are packages. */
function idle(vm: () => QuickJS): HostFunctions {
  const nothing = Object.fromEntries(HOST_FUNCTIONS.map((name) => [name, () => vm().undefined])) as unknown as HostFunctions
  return { ...nothing, resolve: (_from: JSValueHandle, name: JSValueHandle) => vm().newString(`package\n${name.toString()}`) } as HostFunctions
}

/** Where the package would lie on Lambda, for stacks. */
function fileOf(name: string): string {
  return name === SDK_CORE ? '/var/runtime/node_modules/@smithy/core/index.js' : `/var/runtime/node_modules/${name}/dist-cjs/index.js`
}
