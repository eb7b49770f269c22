import type { RequestCase } from './apigateway/requestCase'
import { runRequestCase } from './apigateway/runRequestCase'
import { runRuleCase } from './apigateway/runRuleCase'
import { runCallScript, type ScriptCase } from './calls/callScript'
import { corpusWorld } from './calls/corpusWorld'
import type { ConformanceCase } from './conformanceCase'
import { runAsyncCase, type AsyncCase } from './lambda/runAsyncCase'
import { runFilterCase, type FilterCase } from './lambda/runFilterCase'
import { runInvokeCase, type InvokeCase } from './lambda/runInvokeCase'
import { runMappingCase, type MappingCase } from './lambda/runMappingCase'
import { runUrlCase, type UrlCase } from './lambda/runUrlCase'
import { runSfnCase } from './stepfunctions/runSfnCase'
import type { SfnCase } from './stepfunctions/sfnCase'
import type { Differences, Verdict } from './verdict'

type CaseRunner = (body: unknown, kind: string) => Promise<Differences>

/** A runner that tells one difference, or none. */
const telling =
  (run: (body: unknown) => Promise<string | undefined>): CaseRunner =>
  async (body) => {
    const difference = await run(body)
    return { full: difference, ignoringCause: difference }
  }
const filter: CaseRunner = async (body) => {
  const difference = runFilterCase(body as FilterCase)
  return { full: difference, ignoringCause: difference }
}
const rule: CaseRunner = async (body, kind) => {
  const difference = runRuleCase(kind, body)
  return { full: difference, ignoringCause: difference }
}
const request: CaseRunner = async (body) => {
  const difference = await runRequestCase(body as RequestCase)
  return { full: difference, ignoringCause: difference }
}
const script: CaseRunner = (body) => runCallScript(body as ScriptCase, corpusWorld())
const stepFunctions: CaseRunner = (body) => runSfnCase(body as SfnCase)

/** Who runs the cases of a kind. A kind that is not here fails: nothing is left out in silence. */
const RUNNERS: { readonly [kind: string]: CaseRunner } = {
  execution: stepFunctions,
  validate: stepFunctions,
  'test-state': stepFunctions,
  'apigateway/binary': rule,
  'apigateway/control': script,
  'apigateway/mapping': rule,
  'apigateway/requests': request,
  'apigateway/routing': rule,
  'apigateway/selection': rule,
  'apigateway/uri': rule,
  'apigateway/validation': script,
  'apigateway/vtl': rule,
  'lambda/async': telling((body) => runAsyncCase(body as AsyncCase)),
  'lambda/control': script,
  'lambda/esm': telling((body) => runMappingCase(body as MappingCase)),
  'lambda/filter': filter,
  'lambda/invoke': telling((body) => runInvokeCase(body as InvokeCase)),
  'lambda/url': telling((body) => runUrlCase(body as UrlCase)),
  'lambda/validation': script,
}

/** Runs one case. Whatever goes wrong in it is its own failure: the run goes on. */
export async function runCase({ id, kind, features, body }: ConformanceCase): Promise<Verdict> {
  const { full, ignoringCause } = await differencesOf(kind, body)
  return {
    id,
    kind,
    features,
    passed: full === undefined,
    passedIgnoringCause: ignoringCause === undefined,
    reason: full ?? '',
    reasonIgnoringCause: ignoringCause ?? '',
  }
}

async function differencesOf(kind: string, body: unknown): Promise<Differences> {
  const run = Object.hasOwn(RUNNERS, kind) ? RUNNERS[kind] : undefined
  if (!run) return { full: `unknown kind: ${kind}`, ignoringCause: `unknown kind: ${kind}` }
  try {
    return await run(body, kind)
  } catch (error) {
    const reason = `the simulator threw ${describe(error)}`
    return { full: reason, ignoringCause: reason }
  }
}

/** An error with the place it came from, so that a list of failures leads there. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const place = error.stack?.split('\n').find((line) => line.includes('/src/'))
  const from = place?.replace(/^.*\/src\//, 'src/').replace(/\)$/, '')
  return `${error.name}: ${error.message}${from ? ` (${from})` : ''}`
}
