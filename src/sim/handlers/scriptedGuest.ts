import { bytesOf } from '../../facts/facts'
import type { GuestError, GuestFunction, GuestReply, SliceEnd, SliceOutcome } from '../aws/guestSlice'
import { contentHash } from '../kernel/contentHash'
import type { Json } from '../kernel/json'
import type { VirtualMs } from '../kernel/virtualTime'
import type { Guest, WorkSlice } from './guest'
import { filledIn, parseScript, type Script } from './script'
import { SliceRecord } from './sliceRecord'
import { slowdown } from './virtualCpu'

/** What a scripted handler seems to need: no less than a Node.js process that does nothing. */
const MEMORY_BYTES = bytesOf('lambda.memory.node')

/** A handler given as steps: what it does is data, so it costs no engine and cannot surprise. */
export class ScriptedGuest implements Guest {
  readonly #script: Script | GuestError
  readonly #slowdown: number
  #names: Record<string, Json> = {}
  #at = 0
  /** Counts waits and calls: what a timer or an answer refers to. */
  #asked = 0
  /** Under which name the answer to the open call is kept. */
  #answerName: string | undefined
  #elapsed: VirtualMs = 0

  constructor(fn: GuestFunction & { code: { script: readonly Json[] } }) {
    this.#script = parseScript(fn.code.script)
    this.#slowdown = slowdown(fn.memoryMb)
  }

  run(slice: WorkSlice): SliceOutcome {
    this.#elapsed = 0
    const record = new SliceRecord(() => this.#elapsed)
    const end = this.#start(slice, record)
    const late = end.kind === 'timedOut' || this.#elapsed >= slice.limit
    return record.outcome(
      {
        duration: late ? slice.limit : this.#elapsed,
        polls: 0,
        memoryUsed: MEMORY_BYTES,
        memoryHash: contentHash(JSON.stringify([this.#at, this.#asked, this.#names])),
      },
      late ? { kind: 'timedOut' } : end,
    )
  }

  dispose(): void {}

  #start(slice: WorkSlice, record: SliceRecord): SliceEnd {
    if ('errorType' in this.#script) return { kind: 'failed', error: this.#script, crashed: true }
    switch (slice.kind) {
      case 'init':
        this.#elapsed = this.#script.initMs
        return { kind: 'initialized' }
      case 'restore':
        return { kind: 'initialized' }
      case 'invoke':
        this.#at = 0
        this.#names = { event: JSON.parse(slice.payload) as Json }
        break
      case 'reply': {
        const failed = this.#take(slice.response)
        if (failed) return failed
        break
      }
      case 'timer':
    }
    return this.#go(this.#script, slice, record)
  }

  /** Does steps until one waits or ends the invocation. After the last, the handler answers null. */
  #go({ steps }: Script, slice: WorkSlice, record: SliceRecord): SliceEnd {
    for (let step = steps[this.#at]; step && this.#elapsed < slice.limit; step = steps[this.#at]) {
      this.#at++
      switch (step.do) {
        case 'compute':
          this.#elapsed += step.ms * this.#slowdown
          continue
        case 'log':
          record.log('INFO', step.text)
          continue
        case 'wait':
          record.setTimer(++this.#asked, step.ms)
          return { kind: 'waiting' }
        case 'call':
          this.#answerName = step.as
          record.call(++this.#asked, { service: step.service, action: step.action, input: filledIn(step.input, this.#names) })
          return { kind: 'waiting' }
        case 'return':
          return { kind: 'returned', payload: JSON.stringify(filledIn(step.value, this.#names)), crashed: false }
        case 'fail':
          return { kind: 'failed', error: step.error, crashed: false }
        case 'exit':
          return { kind: 'exited', errorType: 'Runtime.ExitError', reason: step.reason }
      }
    }
    return { kind: 'returned', payload: 'null', crashed: false }
  }

  /** Keeps the answer to a call; an error that AWS answers fails the handler, as one that does not catch it. */
  #take(reply: GuestReply): SliceEnd | undefined {
    if ('http' in reply || 'wire' in reply) throw new Error('a script makes its calls as they are modelled')
    const { error, output } = reply
    if (error) {
      const { name, message } = error
      return { kind: 'failed', error: { errorType: name, errorMessage: message, trace: [`${name}: ${message}`] }, crashed: false }
    }
    if (this.#answerName !== undefined) this.#names = { ...this.#names, [this.#answerName]: output ?? null }
    return undefined
  }
}
