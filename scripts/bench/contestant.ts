import { existsSync, readFileSync } from 'node:fs'
import { fork, type ChildProcess } from 'node:child_process'

const NODE_OPTIONS = ['--expose-gc', '--max-old-space-size=8192']

/**
 * One side of a bench in a process of its own, so that neither's heap nor its compiled code
 * disturbs the other. Sides stand ready together and are asked for one round in turn, so that a
 * slow minute of the machine falls on both.
 */
export class Contestant {
  readonly #child: ChildProcess
  #waiting: { resolve(answer: unknown): void; reject(error: Error): void } | undefined

  /** @param file  the compiled module that answers, which calls `answerAs` */
  constructor(file: string, args: readonly string[]) {
    this.#child = fork(file, args, { execArgv: NODE_OPTIONS, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#child.on('message', (message: { answer?: unknown; error?: string }) => {
      const waiting = this.#waiting
      this.#waiting = undefined
      if (message.error !== undefined) waiting?.reject(new Error(message.error))
      else waiting?.resolve(message.answer)
    })
    this.#child.on('exit', (code, signal) => {
      this.#waiting?.reject(new Error(`${args.join(' ')} ended with ${signal ?? code}`))
    })
  }

  /** Asks for one thing and waits for the answer. */
  ask<Answer>(command: string, argument?: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve: resolve as (answer: unknown) => void, reject }
      this.#child.send({ command, argument: argument ?? null })
    })
  }

  stop(): void {
    this.#child.kill()
  }
}

/** Makes this process the other end of a Contestant: each command has a function that answers it. */
export function answerAs(commands: { readonly [command: string]: (argument: never) => unknown }): void {
  process.on('message', (message: { command: string; argument: unknown }) => {
    const answer = async () => {
      const known = commands[message.command]
      if (!known) throw new Error(`no command ${message.command}`)
      return known(message.argument as never)
    }
    answer().then(
      (came) => process.send?.({ answer: came ?? null }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}

/** Megabytes in use on the heap after a full collection. Needs `--expose-gc`. */
export function heapMegabytes(): number {
  const { gc } = globalThis as { gc?: () => void }
  gc?.()
  gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** The most memory this process ever held, in megabytes. Linux counts its parent's into `maxRSS`, but not into this. */
export function peakMegabytes(): number {
  const status = existsSync(OWN_STATUS) ? readFileSync(OWN_STATUS, 'utf8') : ''
  const peak = /VmHWM:\s*(\d+) kB/.exec(status)?.[1]
  return (peak === undefined ? process.resourceUsage().maxRSS : Number(peak)) / 1024
}

const OWN_STATUS = '/proc/self/status'

