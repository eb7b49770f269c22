import type { CodeFiles, GuestFunction, GuestHost, SliceOutcome } from '../aws/guestSlice'
import type { Json } from '../kernel/json'
import type { VirtualMs } from '../kernel/virtualTime'

/** A guest in an environment of its own, and what its slices came to. */
export interface TestGuest {
  readonly init: SliceOutcome
  invoke(payload?: Json, limit?: VirtualMs, trace?: string): Promise<SliceOutcome>
  fire(timer: number): Promise<SliceOutcome>
}

export const STARTS_AT = Date.UTC(2025, 0, 1)
let environments = 0

/** Starts a handler: its one file by name, or all of its files. */
export async function startGuest(host: GuestHost, source: string | CodeFiles, fn: Partial<GuestFunction> = {}, file = 'index.mjs'): Promise<TestGuest> {
  const environmentId = `env-${++environments}`
  const whole: GuestFunction = {
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    memoryMb: 128,
    variables: { AWS_LAMBDA_FUNCTION_NAME: 'fn', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128' },
    code: { files: typeof source === 'string' ? { [file]: source } : source },
    ...fn,
  }
  const done = (outcome: SliceOutcome | undefined) => {
    if (!outcome) throw new Error('a slice of work has an outcome')
    return outcome
  }
  return {
    init: done(await host.run({ kind: 'init', environmentId, fn: whole, seed: 7, startsAt: STARTS_AT, limit: 10_000 })),
    invoke: async (payload = {}, limit = 3000, trace) =>
      done(
        await host.run({
          kind: 'invoke',
          environmentId,
          requestId: 'request-1',
          invokedArn: 'arn:aws:lambda:us-east-1:123456789012:function:fn',
          payload: JSON.stringify(payload),
          ...(trace === undefined ? {} : { trace }),
          startsAt: STARTS_AT + 1000,
          limit,
        }),
      ),
    fire: async (timer) => done(await host.run({ kind: 'timer', environmentId, timer, startsAt: STARTS_AT + 2000, limit: 1000 })),
  }
}

/** What a handler of these lines answers: `return …` in an async function, in a process of its own. */
export async function answerOf(host: GuestHost, body: string, fn: Partial<GuestFunction> = {}): Promise<Json> {
  const guest = await startGuest(host, `export const handler = async (event) => {\n${body}\n}`, fn)
  const { end } = await guest.invoke()
  if (end.kind !== 'returned') throw new Error(JSON.stringify(end))
  return JSON.parse(end.payload) as Json
}
