import type { JSValueHandle, QuickJS, Snapshot } from 'quickjs-wasi'
import { bytesOfContent } from '../../aws/bytes'
import type { CodeFiles, GuestFunction, GuestReply, SliceEnd, SliceOutcome } from '../../aws/guestSlice'
import { wholeMicroseconds, type VirtualMs } from '../../kernel/virtualTime'
import { FunctionFiles } from '../functionFiles'
import type { Guest, WorkSlice } from '../guest'
import { ModuleSources } from '../moduleSources'
import { PollMeter } from '../pollMeter'
import type { Entry } from '../prelude/prelude'
import { PackagesInUse } from '../sdk/loadedPackages'
import { SliceRecord } from '../sliceRecord'
import { bootPollDuration, pollDuration, POLLS_A_MICROTASK, pollsOfSource, pollsOfText } from '../virtualCpu'
import { callGuest, contextOf, hasJob, memoryOf, runJob } from './engine'
import { hostFunctions } from './hostFunctions'
import { restoreEngine, type Entries, type Image } from './image'
import { guestMemory, memoryHash, NODE_BYTES } from './memory'
import { deltaOf, withDelta, type PageDelta } from './pageDelta'
import { Rejections } from './rejections'
import { virtualClock } from './virtualClock'
import { WorkBudget } from './workBudget'

/** A crash of the engine itself, which takes its environment with it. */
const CRASHED: SliceEnd = {
  kind: 'exited',
  errorType: 'Runtime.ExitError',
  reason: 'Runtime exited with error: signal: segmentation fault',
}

/** The engine of a sandbox that is awake. */
interface Live {
  readonly vm: QuickJS
  readonly entries: Entries
  readonly budget: WorkBudget
}

/** A Node.js process in a QuickJS engine of its own: nothing of it can reach another, or the host. */
export class Sandbox implements Guest {
  readonly #image: Image
  readonly #sources: ModuleSources
  readonly #memoryMb: number
  readonly #goesOn: () => void
  readonly #rejections = new Rejections()
  #live: Live | undefined
  #asleep: PageDelta | undefined
  #record = new SliceRecord(() => 0)
  #startsAt: VirtualMs = 0
  #initialized = false
  /** How many it has run. */
  #slices = 0

  static async create(image: Image, fn: GuestFunction & { code: { files: CodeFiles } }, goesOn: () => void): Promise<Sandbox> {
    const sandbox = Sandbox.#of(image, fn, goesOn)
    await sandbox.#restore(image.snapshot)
    return sandbox
  }

  /** A process that goes on from where another was when `snapshot` was taken of it. */
  static async restored(image: Image, fn: GuestFunction & { code: { files: CodeFiles } }, snapshot: PageDelta, goesOn: () => void): Promise<Sandbox> {
    const sandbox = Sandbox.#of(image, fn, goesOn)
    sandbox.#initialized = true
    await sandbox.#restore(withDelta(image.snapshot, snapshot))
    return sandbox
  }

  static #of(image: Image, fn: GuestFunction & { code: { files: CodeFiles } }, goesOn: () => void): Sandbox {
    const nodeMajor = Number(/^nodejs(\d+)/.exec(fn.runtime)?.[1] ?? 22)
    return new Sandbox(image, new FunctionFiles(fn.code.files), nodeMajor, fn.memoryMb, goesOn)
  }

  private constructor(image: Image, files: FunctionFiles, nodeMajor: number, memoryMb: number, goesOn: () => void) {
    this.#image = image
    this.#sources = new ModuleSources(files, image.builtins, new PackagesInUse(image.packages, (polls) => this.#budget.charge(polls)), nodeMajor)
    this.#memoryMb = memoryMb
    this.#goesOn = goesOn
  }

  get awake(): boolean {
    return this.#live !== undefined
  }

  /** Gives its engine back and lives on as bytes. */
  sleep(): void {
    if (!this.#live) return
    this.#asleep = this.snapshot()
    this.#vm.dispose()
    this.#live = undefined
  }

  /** All that it is now, as bytes beyond its image. */
  snapshot(): PageDelta {
    return deltaOf(this.#image.snapshot, this.#vm.snapshot())
  }

  async wake(): Promise<void> {
    if (this.#asleep) await this.#restore(withDelta(this.#image.snapshot, this.#asleep))
    this.#asleep = undefined
  }

  async #restore(snapshot: Snapshot): Promise<void> {
    const host = hostFunctions(() => this.#vm, this.#sources, {
      record: () => this.#record,
      budget: () => this.#budget,
      memoryUsed: () => this.#memoryUsed,
      initialized: () => (this.#initialized = true),
    })
    const mostBytes = guestMemory(this.#memoryMb)
    const { vm, entries } = await restoreEngine(this.#image, snapshot, host, {
      wasi: virtualClock(() => this.#startsAt + (this.#live ? this.#budget.elapsed : 0)),
      memoryLimit: mostBytes + this.#image.bareBytes,
      interruptHandler: () => this.#budget.interrupt(),
      moduleLoader: { normalize: (from, name) => this.#sources.normalize(from, name), load: (name) => this.#load(name) },
      onUnhandledRejection: (promise, reason, isHandled) => this.#rejections.tell(promise, reason, isHandled),
    })
    const meter = new PollMeter({ memory: () => memoryOf(vm), context: contextOf(vm) }, this.#image.countdownOffset)
    this.#live = { vm, entries, budget: new WorkBudget(meter, mostBytes, () => this.#grown, this.#goesOn) }
  }

  get #vm(): QuickJS {
    return this.#engine.vm
  }

  get #budget(): WorkBudget {
    return this.#engine.budget
  }

  get #engine(): Live {
    if (!this.#live) throw new Error('a sandbox has to be awake to run')
    return this.#live
  }

  run(slice: WorkSlice): SliceOutcome {
    this.#record = new SliceRecord(() => this.#budget.elapsed)
    this.#startsAt = slice.startsAt
    this.#slices++
    this.#budget.start(slice.limit, this.#initialized ? pollDuration(this.#memoryMb) : bootPollDuration)
    try {
      this.#vm.withScope(() => {
        this.#pump(this.#enter(slice))
      })
    } catch {
      // No exception of the guest comes here: the engine ran out of the host's stack, or trapped.
      this.#budget.stop(CRASHED)
    }
    return this.#outcome(slice.limit)
  }

  dispose(): void {
    this.#live?.vm.dispose()
    this.#live = undefined
  }

  /** @returns whether the guest may have ticks to run */
  #enter(slice: WorkSlice): boolean {
    if (slice.kind === 'invoke') return this.#invoke(slice)
    this.#begin(slice)
    return true
  }

  #invoke({ requestId, invokedArn, trace = '', clientContext, payload, startsAt, limit }: Extract<WorkSlice, { kind: 'invoke' }>): boolean {
    this.#budget.charge(pollsOfText(payload.length))
    const context = clientContext === undefined ? '' : JSON.stringify(clientContext)
    const arnEnd = requestId.length + invokedArn.length
    const traceEnd = arnEnd + trace.length
    return this.#ask('invoke', requestId + invokedArn + trace + context + payload, requestId.length, arnEnd, traceEnd, traceEnd + context.length, Math.floor(startsAt + limit))
  }

  #begin(slice: Exclude<WorkSlice, { kind: 'invoke' }>): void {
    switch (slice.kind) {
      case 'init':
        return this.#call('init', slice.fn.runtime, slice.fn.handler, JSON.stringify(slice.fn.variables), slice.seed)
      case 'restore':
        return this.#call('restore', slice.seed, JSON.stringify(slice.variables))
      case 'timer':
        return this.#call('fireTimer', slice.timer)
      case 'reply':
        return this.#takeResponse(slice.hostCall, slice.response)
    }
  }

  #takeResponse(request: number, response: GuestReply): void {
    if (!('http' in response)) throw new Error('a handler of files makes HTTP requests, and takes their responses')
    const { status, headers, body } = response.http
    const bytes = bytesOfContent(body) ?? new Uint8Array(0)
    this.#budget.charge(pollsOfText(bytes.length))
    this.#call('takeResponse', request, status, JSON.stringify(headers), this.#vm.newUint8Array(bytes))
  }

  /** Runs what the event loop holds until it waits, in Node's order: ticks, microtasks, an immediate. */
  #pump(ticksWait: boolean): void {
    for (;;) {
      do {
        if (ticksWait) this.#call('runTicks')
        ticksWait = true
        this.#runMicrotasks()
      } while (this.#tellRejection())
      if (this.#record.ended || this.#budget.isOver()) return
      if (this.#ask('runImmediate')) continue
      if (this.#ask('isWaiting')) return
      this.#call('loopIsEmpty')
      if (this.#budget.isOver() || !(hasJob(this.#vm) || this.#rejections.any)) return
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
    const answer = callGuest(this.#vm, this.#engine.entries[entry], args)
    // The prelude catches all that a learner's code throws; what it cannot catch has stopped it.
    if (answer === undefined) this.#budget.stop(CRASHED)
    return answer ?? false
  }

  #load(name: string): string {
    const source = this.#sources.load(name)
    this.#budget.charge(pollsOfSource(source))
    return source
  }

  #outcome(limit: VirtualMs): SliceOutcome {
    const stopped = this.#budget.stopped
    const timedOut = stopped?.kind === 'timedOut'
    return this.#record.outcome(
      {
        duration: timedOut ? limit : wholeMicroseconds(this.#budget.elapsed),
        polls: this.#budget.polls,
        memoryUsed: this.#memoryUsed,
        memoryHash: memoryHash(memoryOf(this.#vm), this.#slices),
      },
      stopped,
    )
  }

  /** What the guest's own data has taken: an engine's memory grows and never shrinks. */
  get #grown(): number {
    return memoryOf(this.#vm).byteLength - this.#image.bareBytes
  }

  get #memoryUsed(): number {
    return NODE_BYTES + this.#grown
  }
}
