import { AwsError } from '../../../src/sim/aws/awsError'
import { modelOf } from '../../../src/sim/aws/models/models'
import type { Cloud } from '../../../src/sim/cloud/cloud'
import type { Differences } from '../verdict'
import { differenceOfError, type ExpectedError } from './expectedError'
import { isObject, match } from './expectation'
import { resolved, withScriptedCode } from './parameters'

/** A call of a script, and what AWS answered. */
export interface Step {
  readonly id: string
  /** `lambda.CreateFunction` */
  readonly op: string
  readonly params: Readonly<Record<string, unknown>>
  /** Pending changes finish first. */
  readonly settleBefore?: boolean
  readonly region?: string
  readonly fails?: boolean
  readonly httpStatus?: number
  readonly expect?: unknown
  readonly expectError?: ExpectedError
}

export interface ScriptCase {
  readonly steps: readonly Step[]
}

/** What differs from the recording: the first step that went otherwise. */
export async function runCallScript({ steps }: ScriptCase, cloud: Cloud): Promise<Differences> {
  const answers = new Map<string, unknown>()
  let names: ReadonlyMap<string, string> = new Map()
  let wording: string | undefined
  for (const step of steps) {
    const failed = (what: string): Differences => ({ full: `${step.op}: ${step.id}: ${what}`, ignoringCause: `${step.op}: ${step.id}: ${what}` })
    if (step.region !== undefined && step.region !== 'us-east-1') return failed(`is asked in ${step.region}, and a world has one Region`)
    if (step.settleBefore) await cloud.runUntilQuiet()
    const { output, error } = await called(cloud, step, answers)
    if (step.fails) {
      if (!error) return failed(`should be refused, was answered ${JSON.stringify(output)}`)
      const difference = step.expectError && differenceOfError(step.expectError, error, names)
      if (difference?.full !== undefined && difference.ignoringCause === undefined) wording ??= `${step.op}: ${step.id}: ${difference.full}`
      else if (difference?.full !== undefined) return failed(difference.full)
      if (difference?.names) names = difference.names
      continue
    }
    if (error) return failed(`was refused: ${error.name}: ${error.message}`)
    answers.set(step.id, output)
    const status = statusOf(step.op, output)
    if (step.httpStatus !== undefined && status !== step.httpStatus) return failed(`has status ${status}, not ${step.httpStatus}`)
    const matched = match(step.expect ?? {}, output, { names, unordered: true })
    if (matched.difference !== undefined) return failed(matched.difference)
    names = matched.names
  }
  return { full: wording, ignoringCause: undefined }
}

async function called(cloud: Cloud, { op, params }: Step, answers: ReadonlyMap<string, unknown>): Promise<{ output?: unknown; error?: AwsError }> {
  const [service = '', action = ''] = op.split('.')
  try {
    return { output: plain(await cloud.call(service, action, resolved(withScriptedCode(op, params), answers) as object)) }
  } catch (error) {
    if (error instanceof AwsError) return { error }
    throw error
  }
}

/** Success has one status for each operation, which the models tell, or a member of the answer that is the status. */
function statusOf(op: string, output: unknown): unknown {
  const [service = '', action = ''] = op.split('.')
  const model = modelOf(service)
  const operation = model?.operations[action]
  const members = model?.shapes[operation?.output ?? '']?.members ?? {}
  const telling = Object.entries(members).find(([, { location }]) => location === 'statusCode')?.[0]
  return (telling !== undefined && isObject(output) ? output[telling] : undefined) ?? operation?.status ?? 200
}

/** Times as ISO 8601 and bytes as text, as recordings have them. */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (Array.isArray(value)) return value.map(plain)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
  return value
}
