import { AwsError } from '../../../src/sim/aws/awsError'
import type { Cloud } from '../../../src/sim/cloud/cloud'
import { corpusWorld } from '../calls/corpusWorld'
import { differenceOfError, type ExpectedError } from '../calls/expectedError'
import { match } from '../calls/expectation'
import { createRecorded, untilActive, type RecordedFunction } from './functionUnderTest'

type Entry = Readonly<Record<string, unknown>>

export interface InvokeCase {
  readonly function: RecordedFunction
  readonly invokes: readonly Entry[]
}

/** What differs from the recording: the first invocation that went otherwise. */
export async function runInvokeCase({ function: fn, invokes }: InvokeCase): Promise<string | undefined> {
  const cloud = corpusWorld()
  await createRecorded(cloud, fn)
  let names: ReadonlyMap<string, string> = new Map()
  for (const [i, entry] of invokes.entries()) {
    if ('do' in entry) {
      await setUp(cloud, fn.name, entry)
      continue
    }
    const { expect, expectError, expectLogs } = entry
    const { output, error } = await invoked(cloud, fn.name, entry)
    if (expectError !== undefined) {
      const difference = error ? differenceOfError(withoutType(expectError as ExpectedError), error, names).full : `was answered ${JSON.stringify(output)}`
      if (difference !== undefined) return `invocation ${i + 1}: ${difference}`
      continue
    }
    if (error) return `invocation ${i + 1}: was refused: ${error.name}: ${error.message}`
    const matched = match(expect ?? {}, output, { names, unordered: false })
    if (matched.difference !== undefined) return `invocation ${i + 1}: ${matched.difference}`
    names = matched.names
    const lines = match(expectLogs ?? [], expectLogs ? linesOf(String(output?.['LogResult'])) : [], { names, unordered: false })
    if (lines.difference !== undefined) return `invocation ${i + 1}: the log: ${lines.difference}`
  }
  return undefined
}

/** Errors have `Type`, and the recordings also have what the protocol made of it. */
function withoutType({ type: _type, ...error }: ExpectedError & { type?: unknown }): ExpectedError {
  return error
}

async function setUp(cloud: Cloud, FunctionName: string, entry: Entry): Promise<void> {
  const call = (action: string, input: object) => cloud.call('lambda', action, { FunctionName, ...input })
  switch (entry['do']) {
    case 'PublishVersion':
      return void (await call('PublishVersion', {}))
    case 'CreateAlias':
    case 'UpdateAlias':
      return void (await call(entry['do'], { Name: entry['name'], FunctionVersion: entry['version'] }))
    case 'UpdateFunctionCode':
      await call('UpdateFunctionCode', { Files: { 'index.js': entry['code'] } })
      return untilActive(cloud, FunctionName)
    case 'UpdateFunctionConfiguration':
      await call('UpdateFunctionConfiguration', { Handler: entry['handler'] })
      return untilActive(cloud, FunctionName)
    case 'PutFunctionConcurrency':
      return void (await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: entry['value'] }))
    case 'PutProvisionedConcurrencyConfig':
      await call('PutProvisionedConcurrencyConfig', { Qualifier: entry['qualifier'], ProvisionedConcurrentExecutions: entry['value'] })
      if (entry['waitUntilReady']) await untilProvisioned(() => call('GetProvisionedConcurrencyConfig', { Qualifier: entry['qualifier'] }), cloud)
      return
    default:
      throw new Error(`no such set-up: ${String(entry['do'])}`)
  }
}

async function untilProvisioned(config: () => Promise<{ Status: string }>, cloud: Cloud): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if ((await config()).Status === 'READY') return
    await cloud.runFor(1000)
  }
  throw new Error('provisioned concurrency does not become ready')
}

async function invoked(cloud: Cloud, name: string, entry: Entry): Promise<{ output?: Record<string, unknown>; error?: AwsError }> {
  const { FunctionName = name, Qualifier, InvocationType, LogType, ClientContext } = entry
  const given = { FunctionName, Qualifier, InvocationType, LogType }
  const context = ClientContext === undefined ? {} : { ClientContext: Buffer.from(JSON.stringify(ClientContext)).toString('base64') }
  try {
    const output = await cloud.call('lambda', 'Invoke', { ...given, ...context, Payload: payloadOf(entry) })
    const text = new TextDecoder().decode(output.Payload)
    return { output: { ...output, PayloadLength: output.Payload.length, Payload: text === '' ? '' : (JSON.parse(text) as unknown) } }
  } catch (error) {
    if (error instanceof AwsError) return { error }
    throw error
  }
}

function payloadOf({ Payload, PayloadBase64, PayloadRepeat }: Entry): Uint8Array {
  if (typeof PayloadBase64 === 'string') return new Uint8Array(Buffer.from(PayloadBase64, 'base64'))
  if (PayloadRepeat !== undefined) {
    const { text = '', count = 0 } = PayloadRepeat as { text?: string; count?: number }
    return new TextEncoder().encode(JSON.stringify(text.repeat(count)))
  }
  return new TextEncoder().encode(JSON.stringify(Payload ?? {}))
}

/** Each line with its line break. What INIT has written comes before the invocation's own lines and is not recorded. */
function linesOf(logResult: string): readonly string[] {
  return Buffer.from(logResult, 'base64').toString('utf8').split(/(?<=\n)/)
}
