/** How a cold start is made up here, from what, and how far it is off. Shown beside each cold start of a lab. */
export interface ColdStartModel {
  readonly parts: readonly ColdStartPart[]
  /** Draws against the measured tables, group by group (runtime, architecture, memory), in percent. */
  readonly errors: { readonly groups: number; readonly p50: Errors; readonly p95: Errors }
  readonly measured: { readonly says: string; readonly source: string }
  /** What the measurements do not show. */
  readonly limits: readonly string[]
}

interface ColdStartPart {
  readonly name: string
  readonly says: string
  readonly how: 'measured' | 'metered' | 'assumed'
  /** Whether it is a part of Billed Duration. */
  readonly billed: boolean
  readonly source?: string
}

interface Errors {
  readonly median: number
  readonly worst: number
}

const MEASUREMENTS = 'https://github.com/maxday/lambda-perf'

export const COLD_START_MODEL: ColdStartModel = {
  parts: [
    {
      name: 'Placement',
      says: 'Finding a place for the environment and fetching its code takes 75 ms. The client waits for it; no log line tells it.',
      how: 'assumed', billed: false, source: 'https://github.com/codetalkio/patterns-serverless-rust-minimal',
    },
    {
      name: 'The runtime’s start',
      says: 'Drawn from the Init Durations of a hello world on this runtime and architecture. Memory does not change them: INIT has a whole vCPU, whatever the function has.',
      how: 'measured', billed: true, source: MEASUREMENTS,
    },
    { name: 'Module scope', says: 'What your code loads and runs outside its handler, counted as it runs, at a whole vCPU.', how: 'metered', billed: true },
    {
      name: 'The first invocation',
      says: 'What a runtime loads and compiles only when the handler is first called. It runs at the function’s share of a vCPU, so more memory shortens it.',
      how: 'measured', billed: true, source: MEASUREMENTS,
    },
  ],
  errors: { groups: 160, p50: { median: 0.5, worst: 9.9 }, p95: { median: 1.3, worst: 55.6 } },
  measured: {
    says: 'Ten cold starts a day of each runtime, architecture and memory size, on 64 days from May to August 2026, in us-east-1: maxday/lambda-perf, Apache License 2.0, aggregated.',
    source: MEASUREMENTS,
  },
  limits: [
    'The functions measured are hello worlds without dependencies: theirs is the least a cold start takes.',
    'Each start followed a change of configuration by five seconds, so the code was near. After hours of quiet it may take longer.',
    'Starts of one day resemble each other: about a fifth of what sets them apart lies between days. Draws here do not know of days.',
    'Memory stops at 1,024 MB. Functions in a VPC, container images and large packages were not measured.',
  ],
}
