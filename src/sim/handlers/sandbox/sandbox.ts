import type { JSValueHandle, QuickJS } from 'quickjs-wasi'
import type { GuestFunction, SliceEnd, SliceOutcome } from '../../aws/guestSlice'
import { wholeMicroseconds, type VirtualMs } from '../../kernel/virtualTime'
import { FunctionFiles } from '../functionFiles'
import type { Guest, WorkSlice } from '../guest'
import { ModuleSources } from '../moduleSources'
import { PollMeter } from '../pollMeter'
import type { Entry } from '../prelude/prelude'
import { SliceRecord } from '../sliceRecord'
import { bootPollDuration, pollDuration, POLLS_A_CHARACTER, POLLS_A_MICROTASK } from '../virtualCpu'
import { callGuest, contextOf, hasJob, memoryOf, runJob } from './engine'
import { hostFunctions } from './hostFunctions'
import { restoreEngine, type Entries, type Image } from './image'
import { guestMemory, memoryHash, NODE_BYTES } from './memory'
import { Rejections } from './rejections'
import { virtualClock } from './virtualClock'
import { WorkBudget } from './workBudget'

/** A crash of the engine itself, which takes its environment with it. */
const CRASHED: SliceEnd = {
  kind: 'exited',
  errorType: 'Runtime.ExitError',
  reason: 'Runtime exited with error: signal: segmentation fault',
}

/** A Node.js process in a QuickJS engine of its own: nothing of it can reach another, or the host. */
export class Sandbox implements Guest {
  readonly #vm: QuickJS
  readonly #entries: Entries
  readonly #budget: WorkBudget
  readonly #rejections: Rejections
  readonly #memoryMb: number
  readonly #ownBytes: number
  readonly #present: Present
  #initialized = false

  static async create(image: Image, fn: GuestFunction & { code: { files: Readonly<Record<string, string>> } }): Promise<Sandbox> {
    const nodeMajor = Number(/^nodejs(\d+)/.exec(fn.runtime)?.[1] ?? 22)
    const sources = new ModuleSources(new FunctionFiles(fn.code.files), image.builtins, nodeMajor)
    const present: Present = { record: new SliceRecord(() => 0), startsAt: 0 }
    // The engine is made with its callbacks, and they need what is made of the engine.
    const made: { sandbox?: Sandbox } = {}
    const sandbox = () => {
      if (!made.sandbox) throw new Error('the sandbox ran before it was made')
      return made.sandbox
    }
    const host = hostFunctions(() => sandbox().#vm, sources, {
      record: () => present.record,
      budget: () => sandbox().#budget,
      memoryUsed: () => sandbox().#memoryUsed,
      initialized: () => (sandbox().#initialized = true),
    })
    const { vm, entries } = await restoreEngine(image, image.snapshot, host, {
      wasi: virtualClock(() => present.startsAt + (made.sandbox ? made.sandbox.#budget.elapsed : 0)),
      memoryLimit: guestMemory(fn.memoryMb) + image.snapshot.memory.byteLength,
      interruptHandler: () => sandbox().#budget.interrupt(),
      moduleLoader: { normalize: (from, name) => sources.normalize(from, name), load: (name) => sandbox().#load(sources, name) },
      onUnhandledRejection: (promise, reason, isHandled) => sandbox().#rejections.tell(promise, reason, isHandled),
    })
    made.sandbox = new Sandbox(vm, entries, image, fn.memoryMb, present)
    return made.sandbox
  }

  private constructor(vm: QuickJS, entries: Entries, image: Image, memoryMb: number, present: Present) {
    this.#vm = vm
    this.#entries = entries
    this.#memoryMb = memoryMb
    this.#present = present
    this.#ownBytes = image.snapshot.memory.byteLength
    this.#rejections = new Rejections()
    const meter = new PollMeter({ memory: () => memoryOf(vm), context: contextOf(vm) }, image.countdownOffset)
    this.#budget = new WorkBudget(meter, guestMemory(memoryMb), () => this.#grown)
  }

  run(slice: WorkSlice): SliceOutcome {
    const record = new SliceRecord(() => this.#budget.elapsed)
    this.#present.record = record
    this.#present.startsAt = slice.startsAt
    this.#budget.start(slice.limit, this.#initialized ? pollDuration(this.#memoryMb) : bootPollDuration)
    try {
      this.#vm.withScope(() => {
        this.#enter(slice)
        this.#pump()
      })
    } catch {
      // No exception of the guest comes here: the engine ran out of the host's stack, or trapped.
      this.#budget.stop(CRASHED)
    }
    return this.#outcome(slice.limit)
  }

  dispose(): void {
    this.#vm.dispose()
  }

  #enter(slice: WorkSlice): void {
    switch (slice.kind) {
      case 'init':
        return this.#call('init', slice.fn.runtime, slice.fn.handler, JSON.stringify(slice.fn.variables), slice.seed)
      case 'invoke': {
        const { requestId, invokedArn, clientContext, payload } = slice
        this.#budget.charge(payload.length * POLLS_A_CHARACTER)
        return this.#call('invoke', payload, JSON.stringify({ requestId, invokedArn, clientContext }), Math.floor(slice.startsAt + slice.limit))
      }
      case 'timer':
        return this.#call('fireTimer', slice.timer)
      case 'reply':
        throw new Error('a handler of files makes no calls yet')
    }
  }

  /** Runs what the event loop holds until it waits, in Node's order: ticks, microtasks, an immediate. */
  #pump(): void {
    for (;;) {
      do {
        this.#call('runTicks')
        this.#runMicrotasks()
      } while (this.#tellRejection())
      if (this.#present.record.ended || this.#budget.isOver()) return
      if (this.#ask('runImmediate')) continue
      if (this.#ask('isWaiting')) return
      this.#call('loopIsEmpty')
      if (!hasJob(this.#vm) || this.#budget.isOver()) return
    }
  }

  #runMicrotasks(): void {
    while (hasJob(this.#vm) && !this.#budget.isOver()) {
      runJob(this.#vm)
      this.#budget.charge(POLLS_A_MICROTASK)
    }
  }

  /** Tells the guest of the first rejection that nobody handles: it ends the process. */
  #tellRejection(): boolean {
    const reason = this.#rejections.take()
    if (!reason || this.#budget.isOver()) return false
    this.#call('unhandledRejection', reason)
    return true
  }

  #call(entry: Entry, ...args: (string | number | JSValueHandle)[]): void {
    this.#ask(entry, ...args)
  }

  #ask(entry: Entry, ...args: (string | number | JSValueHandle)[]): boolean {
    if (this.#budget.stopped) return false
    const answer = callGuest(this.#vm, this.#entries[entry], args)
    // The prelude catches all that a learner's code throws; what it cannot catch has stopped it.
    if (answer === undefined) this.#budget.stop(CRASHED)
    return answer ?? false
  }

  #load(sources: ModuleSources, name: string): string {
    const source = sources.load(name)
    this.#budget.charge(source.length * POLLS_A_CHARACTER)
    return source
  }

  #outcome(limit: VirtualMs): SliceOutcome {
    const stopped = this.#budget.stopped
    const timedOut = stopped?.kind === 'timedOut'
    return this.#present.record.outcome(
      {
        duration: timedOut ? limit : wholeMicroseconds(this.#budget.elapsed),
        polls: this.#budget.polls,
        memoryUsed: this.#memoryUsed,
        memoryHash: memoryHash(memoryOf(this.#vm)),
      },
      stopped,
    )
  }

  /** What the guest's own data has taken: an engine's memory grows and never shrinks. */
  get #grown(): number {
    return memoryOf(this.#vm).byteLength - this.#ownBytes
  }

  get #memoryUsed(): number {
    return NODE_BYTES + this.#grown
  }
}

/** The slice that runs now. */
export interface Present {
  record: SliceRecord
  startsAt: VirtualMs
}
