import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'
import { loopOf, machineNamed, type Machine } from './machines'
import type { Measured, Memory, Round } from './measured'

const PEER = 'aws-local-stepfunctions'
const ROUNDS = 31
/**
 * What each side does before rounds are counted, in seconds: in a few rounds of some milliseconds
 * no code is compiled to the end, least of all the faster side's.
 */
const WARMING = 1
const LONG_ROUNDS = 9
const LOOPS = [1000, 10_000, 100_000] as const

interface Case {
  readonly name: string
  readonly machine: Machine
  readonly together: boolean
  readonly hasPeer: boolean
  readonly rounds: number
}

/** State machines with AWS's whole history written, beside a peer with its event log. */
export async function aslBench(): Promise<readonly Row[]> {
  const ours = await compiled(new URL('./ourContestant.ts', import.meta.url), 'aslOurs')
  const peer = await compiled(new URL('./peerContestant.ts', import.meta.url), 'aslPeer', [PEER])
  const rows: Row[] = []
  for (const one of cases()) rows.push(...(await measured(one, ours, peer)))
  return rows
}

function cases(): readonly Case[] {
  const retry = machineNamed('task-retry')
  return [
    plain('pass-chain-1000'),
    plain('parallel-10x50'),
    plain('map-1000x3'),
    ...LOOPS.map((rounds) => loop('choice-loop', 'choice-loop-10000', rounds, true)),
    { name: 'task-retry, one by one', machine: retry, together: false, hasPeer: true, rounds: ROUNDS },
    { name: 'task-retry, all at once', machine: retry, together: true, hasPeer: true, rounds: ROUNDS },
    ...LOOPS.map((rounds) => loop('choice-loop in JSONata', 'choice-loop-10000-jsonata', rounds, false)),
  ]
}

function plain(name: string): Case {
  return { name, machine: machineNamed(name), together: false, hasPeer: true, rounds: ROUNDS }
}

function loop(called: string, name: string, rounds: number, hasPeer: boolean): Case {
  const machine = loopOf(name, rounds)
  const measuredRounds = rounds > 10_000 ? LONG_ROUNDS : ROUNDS
  return { name: `${called} of ${rounds.toLocaleString('en-US')}`, machine, together: false, hasPeer, rounds: measuredRounds }
}

/**
 * Both in fresh processes, a round of each in turn, when both have run equally long.
 * @throws where ours gives a wrong output; where the peer does, the case says so
 */
async function measured({ name, machine, together, hasPeer, rounds }: Case, ours: string, peer: string): Promise<readonly Row[]> {
  const sides = [ours, ...(hasPeer ? [peer] : [])].map((file) => ({
    contestant: new Contestant(file, [name]),
    rounds: [] as Measured[],
  }))
  const round: Round = { together, repeat: machine.repeat }
  for (const { contestant } of sides) await contestant.ask('prepare', machine)
  for (const { contestant } of sides) {
    for (let ran = 0; ran < WARMING; ) ran += (await contestant.ask<Measured>('round', round)).seconds
  }
  for (let i = 0; i < rounds; i++) {
    for (const side of sides) side.rounds.push(await side.contestant.ask<Measured>('round', round))
  }
  const [memory, peerMemory] = await Promise.all(sides.map(({ contestant }) => contestant.ask<Memory>('memory', round)))
  for (const { contestant } of sides) contestant.stop()
  const [mine = [], theirs] = sides.map((side) => side.rounds)
  if (!memory || !mine.every(({ right }) => right)) throw new Error(`${name} gave a wrong output`)
  const title = theirs?.every(({ right }) => right) === false ? `${name} (the peer's output is wrong)` : name
  const entered = machine.stateEntries * machine.repeat
  const rates = (measured: readonly Measured[]) => measured.map(({ seconds }) => entered / seconds)
  const megabytes = (what: string, of: (one: Memory) => number) =>
    row('asl', `${name}: ${what}`, 'MB', [of(memory)], peerMemory && [of(peerMemory)])
  return [
    row('asl', title, 'states/s', rates(mine), theirs && rates(theirs)),
    megabytes('histories', (one) => one.megabytes),
    megabytes('peak of the process', (one) => one.peakMegabytes),
  ]
}
