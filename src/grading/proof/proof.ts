import type { Check } from '../../content/questions/check'
import type { DoesProof, HappensProof, SequenceProof } from '../../content/questions/proof'
import { keyedOptions, optionsOf, type Question } from '../../content/questions/question'
import { check, eventsOf, type Seen } from './checking'
import { play, type CreateCloud, type Played } from './playing'
import { ProofBroken, Scope } from './scope'

/** What the simulator showed of one option. */
export interface OptionVerdict {
  readonly option: string
  readonly keyed: boolean
  /** Whether all that it claims came true, or its change met the goal. */
  readonly holds: boolean
  readonly seen: readonly Seen[]
}

/** Of a question's options. It is proved if those that hold are those that are keyed. */
export interface ProofVerdict {
  readonly proved: boolean
  readonly options: readonly OptionVerdict[]
}

/**
 * Runs a question's proof, every option of it.
 * @throws {ProofBroken} where the proof cannot be run as written, or leaves an option out
 */
export async function prove(question: Question, createCloud: CreateCloud): Promise<ProofVerdict> {
  const { proof } = question
  if (!proof) throw new ProofBroken('has no proof')
  const shown = await show(question, proof, createCloud)
  const keyed = new Set(keyedOptions(question))
  const options = shown.map(({ option, seen }) => ({ option, keyed: keyed.has(option), holds: seen.every(({ holds }) => holds), seen }))
  return { proved: options.every((option) => option.holds === option.keyed), options }
}

type Shown = Pick<OptionVerdict, 'option' | 'seen'>

/** The run of one option, and what its checks saw in it. */
export interface OptionRun {
  readonly run: Played
  readonly seen: readonly Seen[]
}

/**
 * Plays a question's proof for one of its options alone.
 * @throws {ProofBroken} where it has none, it cannot be run as written, or it is no option
 */
export async function playOption(question: Question, option: string, createCloud: CreateCloud): Promise<OptionRun> {
  const { proof } = question
  if (!proof) throw new ProofBroken('has no proof')
  if (!optionsOf(question).includes(option)) throw new ProofBroken(`'${option}' is no option; there are ${optionsOf(question).join(', ')}`)
  if ('goal' in proof) return playChange(question, proof, option, createCloud)
  const run = await play(createCloud, proof.world ?? {}, proof.steps, new Scope())
  if ('claims' in proof) return { run, seen: checksOf(proof.claims[option] ?? [], run) }
  return { run, seen: inOrder(question, proof, run).find((shown) => shown.option === option)?.seen ?? [] }
}

async function show(question: Question, proof: HappensProof | DoesProof | SequenceProof, createCloud: CreateCloud): Promise<readonly Shown[]> {
  const world = proof.world ?? {}
  if ('sequence' in proof) return inOrder(question, proof, await play(createCloud, world, proof.steps, new Scope()))
  if ('claims' in proof) {
    const claims = byOption(question, proof.claims)
    const run = await play(createCloud, world, proof.steps, new Scope())
    return claims.map(([option, checks]) => ({ option, seen: checksOf(checks, run) }))
  }
  const shown: Shown[] = []
  for (const [option] of byOption(question, proof.changes)) shown.push({ option, seen: (await playChange(question, proof, option, createCloud)).seen })
  return shown
}

async function playChange(question: Question, proof: DoesProof, option: string, createCloud: CreateCloud): Promise<OptionRun> {
  const changes = new Map(byOption(question, proof.changes))
  const brought = new Set([...changes.values()].flatMap(({ with: values = {} }) => Object.keys(values)))
  const { with: values = {}, steps = [] } = changes.get(option) ?? {}
  const run = await play(createCloud, proof.world ?? {}, proof.steps, new Scope(values, brought), steps)
  return { run, seen: checksOf(proof.goal, run) }
}

function checksOf(checks: readonly Check[], run: Played): readonly Seen[] {
  return checks.map((each) => check(each, run))
}

/** Each item's first event comes after that of the item before it in the key. */
function inOrder(question: Question, { sequence }: SequenceProof, run: Played): readonly Shown[] {
  if (question.kind !== 'order') throw new ProofBroken('a sequence proves questions of order only')
  const firsts = new Map(byOption(question, sequence).map(([option, events]) => [option, eventsOf(events, run)[0]]))
  let before = -1
  return question.key.map((option) => {
    const first = firsts.get(option)
    const holds = first !== undefined && first.seq > before
    before = first?.seq ?? before
    const observed = first ? `${first.type} at ${first.at} ms` : 'never happened'
    return { option, seen: [{ holds, claimed: 'comes next', observed, events: first ? [first] : [] }] }
  })
}

/** One entry for each option, and none for anything else. */
function byOption<Entry>(question: Question, entries: Readonly<Record<string, Entry>>): readonly [string, Entry][] {
  const options = optionsOf(question)
  const stray = Object.keys(entries).find((name) => !options.includes(name))
  if (stray !== undefined) throw new ProofBroken(`'${stray}' is no option; there are ${options.join(', ')}`)
  return options.map((option) => {
    const entry = entries[option]
    if (entry === undefined) throw new ProofBroken(`leaves option '${option}' out`)
    return [option, entry]
  })
}
