import type { Question } from '../../content/questions/question'
import type { LabWorld } from '../../sim/cloud/labs/stepfunctions/lab'
import type { SavedRun } from '../../sim/cloud/savedRun'
import { historyEvent } from '../../sim/cloud/views/historyEvent'
import type { SimEvent } from '../../sim/kernel/eventLog'
import type { Played } from '../proof/playing'
import { codeOf, functionSteps, stepsOf } from './playedSteps'
import type { LabRun } from './runRoom'

/** What was played, and all that makes it again. */
export interface PlayedRun {
  readonly question: Question
  readonly option: string
  readonly run: Played
  readonly saved: SavedRun
  readonly log: readonly SimEvent[]
}

const MOST_EXECUTIONS = 12

/** Executions by their ARNs, in order of their starts. Children of a Map Run are of `machine/label`. */
export function executionsOf(log: readonly SimEvent[]): readonly string[] {
  const started = log.filter((event) => event.type === 'ExecutionStarted' && historyEvent(event) !== undefined)
  return [...new Set(started.map(({ resource }) => resource))].filter((arn) => !machineOf(arn).includes('/')).slice(0, MOST_EXECUTIONS)
}

/** The run as the Step Functions lab keeps one of its own, with the texts that it can be edited by. */
export async function labRunOf({ question, option, run, saved, log }: PlayedRun, arn: string, seq: number): Promise<LabRun> {
  const own = log.filter(({ resource }) => resource === arn).flatMap((event) => historyEvent(event) ?? [])
  const [first] = own
  if (!first) throw new RangeError(`nothing in this run is ${arn}`)
  const described = (await run.cloud.call('states', 'DescribeStateMachine', { stateMachineArn: arn.split(':').slice(0, 5).concat('stateMachine', machineOf(arn)).join(':') })) as { readonly definition: string; readonly type: LabWorld['type'] }
  const world: LabWorld = {
    name: machineOf(arn),
    type: described.type ?? 'STANDARD',
    definition: JSON.stringify(JSON.parse(described.definition), null, 2),
    input: typeof first.details['input'] === 'string' ? first.details['input'] : '{}',
    functions: functionSteps(stepsOf(question, option)).flatMap((step) => {
      const code = codeOf(step, run.scope)
      return code === undefined ? [] : [{ name: step.function, code }]
    }),
    tables: [],
    seed: saved.options.seed ?? 1,
  }
  return { text: JSON.stringify({ world, edits: [], executionArn: arn, run: saved }), world, index: Math.max(0, own.findLastIndex((event) => event.seq <= seq)) }
}

function machineOf(arn: string): string {
  return arn.split(':')[6] ?? ''
}
