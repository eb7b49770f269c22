import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import { answerAs, heapMegabytes, peakMegabytes } from '../contestant'
import type { Machine } from './machines'
import { isRight, type Measured, type Memory, type Round } from './measured'

// The peer calls it at every Task, and Node 20 has none.
Object.assign(Promise, {
  withResolvers() {
    const settling = {}
    const promise = new Promise((resolve, reject) => Object.assign(settling, { resolve, reject }))
    return { promise, ...settling }
  },
})

type Input = Parameters<StateMachine['run']>[0]

let machine: Machine
let stateMachine: StateMachine

answerAs({
  prepare(given: Machine) {
    machine = given
    stateMachine = new StateMachine(machine.definition as StateMachineDefinition)
  },
  async round(round: Round): Promise<Measured> {
    const { seconds, executions } = await run(round)
    return { seconds, right: isRight(machine, executions.map(({ output }) => output)) }
  },
  async memory(round: Round): Promise<Memory> {
    const peak = peakMegabytes()
    const before = heapMegabytes()
    const { executions } = await run(round)
    const megabytes = heapMegabytes() - before
    if (executions.length !== round.repeat) throw new Error('the executions were to be kept until here')
    return { megabytes, peakMegabytes: peak }
  },
})

async function run({ together, repeat }: Round): Promise<{ seconds: number; executions: readonly Executed[] }> {
  const executions: Executed[] = []
  const start = performance.now()
  if (together) executions.push(...(await Promise.all(Array.from({ length: repeat }, execute))))
  else for (let i = 0; i < repeat; i++) executions.push(await execute())
  return { seconds: (performance.now() - start) / 1000, executions }
}

interface Executed {
  readonly output: unknown
  /** The whole event log, kept as ours is. */
  readonly events: readonly object[]
}

async function execute(): Promise<Executed> {
  const { mock } = machine
  const overrides = mock && {
    taskResourceLocalHandlers: { [mock.state]: handler(mock) },
    retryIntervalOverrides: { [mock.state]: 0 },
  }
  const { result, eventLogs } = stateMachine.run(machine.input as Input, overrides ? { overrides } : {})
  const [output, events] = await Promise.all([result, all(eventLogs)])
  return { output, events }
}

async function all(eventLogs: AsyncIterable<object>): Promise<object[]> {
  const events: object[] = []
  for await (const event of eventLogs) events.push(event)
  return events
}

/** The Task's stand-in for one execution. */
function handler({ failFirst, error, cause }: NonNullable<Machine['mock']>) {
  let failed = 0
  return (input: Input) => {
    if (failed++ < failFirst) throw Object.assign(new Error(cause), { name: error })
    return { ok: true, n: (input as { n: number }).n }
  }
}
