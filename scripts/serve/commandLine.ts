import { parseArgs } from 'node:util'

/** What was asked for on the command line. */
export interface ServeOptions {
  /** 0 takes any free one. */
  readonly port: number
  readonly time: 'wall' | 'stepped'
  /** ISO 8601; absent: the present in wall time, 2025-01-01 in stepped time. */
  readonly start: string | undefined
  readonly seed: number
  readonly region: string
  readonly scenario: string | undefined
}

export const USAGE = `npm run -s serve [-- --port N] [--time wall|stepped] [--scenario FILE] [--region R] [--start TIME] [--seed N]

A simulated AWS account on a loopback port, for the aws CLI and the SDKs:
  aws --endpoint-url http://127.0.0.1:4566 sqs create-queue --queue-name orders

  --port N        where to listen on 127.0.0.1; 0 takes a free port (default 4566)
  --time wall     virtual time goes with the wall clock (the default)
  --time stepped  virtual time stands still, but for what a call needs to be answered:
                    curl -X POST 'http://127.0.0.1:4566/_time?ms=60000'   moves it
                    curl -X POST 'http://127.0.0.1:4566/_time?until=quiet'
  --scenario FILE calls to begin with, as JSON: {"calls": [{"service": "sqs", "action": "CreateQueue",
                  "input": {"QueueName": "orders"}}]}
  --region R      the Region that all is in, whichever a client names (default us-east-1)
  --start TIME    the first virtual instant, ISO 8601 (default: now; in stepped time 2025-01-01T00:00:00.000Z)
  --seed N        what chance begins with (default 1)

GET /_time tells the virtual time, GET /_log?from=N the log from event N on. Any credentials will do.`

/**
 * @returns undefined where help was asked for
 * @throws {TypeError} saying what is wrong with the arguments
 */
export function parseCommandLine(args: readonly string[]): ServeOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4566' },
      time: { type: 'string', default: 'wall' },
      start: { type: 'string' },
      seed: { type: 'string', default: '1' },
      region: { type: 'string', default: 'us-east-1' },
      scenario: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const time = values.time === 'step' ? 'stepped' : values.time
  if (time !== 'wall' && time !== 'stepped') throw new TypeError(`--time is wall or stepped, not ${values.time}`)
  if (values.start !== undefined && Number.isNaN(Date.parse(values.start))) throw new TypeError(`--start is no time: ${values.start}`)
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(values.region)) throw new TypeError(`--region is no Region: ${values.region}`)
  return {
    port: wholeNumber('--port', values.port, 65_535),
    seed: wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER),
    time,
    start: values.start,
    region: values.region,
    scenario: values.scenario,
  }
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > most) throw new TypeError(`${option} is a whole number up to ${most}, not ${text}`)
  return value
}
