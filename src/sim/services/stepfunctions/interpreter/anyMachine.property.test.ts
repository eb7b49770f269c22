import { expect, test } from 'vitest'
import { AwsError } from '../../../aws/awsError'
import type { SimEvent } from '../../../kernel/eventLog'
import { isHistory } from '../api/history'
import { Dice, randomInput, randomMachine } from '../randomMachine.testing'
import { lambda, MACHINE, ROLE, StatesWorld, type Answers } from '../states.testing'
import { faultsOfHistory } from '../wholeHistory.testing'

const FIRST_SEED = Number(process.env['SEED'] ?? 1)
const MACHINES = 10_000
console.info(`anyMachine: seeds from ${FIRST_SEED}`)

/** Services that answer late, fail, or give back what the next state does not expect. */
function services(dice: Dice): { readonly [id: string]: Answers } {
  const any: Answers = () =>
    dice.one([
      { output: { Item: { id: { S: '1' } } }, after: dice.below(3) * 1000 },
      { output: {} },
      { error: { name: 'Oops', message: 'no', statusCode: 400 }, after: dice.below(2) * 1000 },
    ])
  const handler = () => {
    const after = dice.below(4) * 1000
    if (dice.oneIn(3)) return { after, fails: { errorType: dice.one(['Oops', 'Other']), errorMessage: 'no' } }
    return { after, returns: dice.one([1, null, 'x', { n: 2, items: [1] }, [3]]) }
  }
  return { lambda: lambda(handler), dynamodb: any, sqs: any }
}

function run(seed: number): StatesWorld {
  const dice = new Dice(seed)
  const definition = JSON.stringify(randomMachine(dice))
  const input = JSON.stringify(randomInput(dice))
  const world = new StatesWorld(services(dice), seed)
  const child = { StartAt: 'C', States: { C: dice.one([{ Type: 'Succeed' }, { Type: 'Fail', Error: 'Oops' }, { Type: 'Wait', Seconds: 3, End: true }]) } }
  world.call('CreateActivity', { name: 'desk' })
  world.call('CreateStateMachine', { name: 'child', definition: JSON.stringify(child), roleArn: ROLE })
  world.call('CreateStateMachine', { name: 'machine', definition, roleArn: ROLE })
  world.call('StartExecution', { stateMachineArn: MACHINE, name: 'one', input })
  world.quiet()
  return world
}

function histories(world: StatesWorld): readonly (readonly SimEvent[])[] {
  const byExecution = new Map<string, SimEvent[]>()
  for (const event of world.log.events.filter(isHistory)) {
    byExecution.set(event.resource, [...(byExecution.get(event.resource) ?? []), event])
  }
  return [...byExecution.values()]
}

test('EX9 whatever a machine does, it ends, nothing is thrown inside, and every history is whole', () => {
  const seen = new Map<string, number>()
  for (let seed = FIRST_SEED; seed < FIRST_SEED + MACHINES; seed++) {
    let world: StatesWorld
    try {
      world = run(seed)
    } catch (thrown) {
      const what = thrown instanceof AwsError ? thrown.message : (thrown as Error).stack
      throw new Error(`seed ${seed}: ${what}\n${JSON.stringify(randomMachine(new Dice(seed)))}`, { cause: thrown })
    }
    for (const events of histories(world)) {
      const faults = faultsOfHistory(events)
      if (faults.length > 0) expect(faults, `seed ${seed} ${events[0]?.resource}\n${JSON.stringify(randomMachine(new Dice(seed)))}`).toEqual([])
      for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1)
    }
  }
  // Not a property of one machine, but that the generator reaches what it is for.
  const types = ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Parallel', 'Map']
  for (const type of [...types.map((type) => `${type}StateExited`), 'FailStateEntered', 'ExecutionSucceeded', 'ExecutionFailed', 'ExecutionTimedOut']) {
    expect(seen.get(type) ?? 0, type).toBeGreaterThan(MACHINES / 1000)
  }
}, 300_000)
