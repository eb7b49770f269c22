import type { Produced, SfnCase } from '../stepfunctions/sfnCase'
import { compareBag } from './bag'
import { comparedEvent, shown } from './historyEvent'
import { compareSequence } from './sequence'
import { compareTree } from './tree'
import { difference, isRecord, type ValueRules } from './values'

/** Members of a response that must be absent unless the recording has them. */
const ONLY_IF_EXPECTED = ['exception', 'error', 'output', 'nextState']

/**
 * Compares what a Step Functions case came to with its recording.
 *
 * @param ignoreCause leaves every `cause` and an exception's message out: the wording of AWS's
 *   texts is the last thing to get right
 * @returns the first difference as a reason, or undefined where it conforms
 */
export function compareSfn(sfnCase: SfnCase, got: Produced, ignoreCause = false): string | undefined {
  const looseEventIds = sfnCase.compare === 'tree' || sfnCase.compare === 'bag'
  const rules = { wildcards: new Set(sfnCase.wildcards), looseEventIds }
  return sfnCase.kind === 'execution'
    ? (compareHistory(sfnCase, got, rules, ignoreCause) ?? compareOutcome(sfnCase, got, rules, ignoreCause))
    : compareResponse(sfnCase, got, rules, ignoreCause)
}

function compareOutcome(
  { expect }: SfnCase,
  got: Produced,
  rules: ValueRules,
  ignoreCause: boolean,
): string | undefined {
  for (const member of ['status', 'output', 'error', 'cause']) {
    if (member === 'cause' && ignoreCause) continue
    const wanted = Object.hasOwn(expect, member)
    // An output may be null; a null error or cause is none.
    const present = member === 'output' ? Object.hasOwn(got, member) : (got[member] ?? undefined) !== undefined
    if (wanted !== present) return `${member}: expected ${shown(expect[member])}, got ${shown(got[member])}`
    const parted = wanted ? difference(expect[member], got[member], rules, member) : undefined
    if (parted) return `${parted.path}: expected ${shown(parted.want)}, got ${shown(parted.got)}`
  }
  return undefined
}

/** The history is told of before the outcome, because that is where a run first went astray. */
function compareHistory(
  sfnCase: SfnCase,
  got: Produced,
  rules: ValueRules,
  ignoreCause: boolean,
): string | undefined {
  const mode = sfnCase.compare ?? 'outcome'
  if (mode === 'outcome') return undefined
  if (!got.events || got.events.length === 0) return 'no events'
  const want = (sfnCase.expect.events ?? []).map((event) => comparedEvent(event, 'recorded', ignoreCause))
  const produced = got.events.map((event) => comparedEvent(event, 'produced', ignoreCause))
  return { sequence: compareSequence, tree: compareTree, bag: compareBag }[mode](want, produced, rules)
}

function compareResponse(
  { expect }: SfnCase,
  got: Produced,
  rules: ValueRules,
  ignoreCause: boolean,
): string | undefined {
  const unexpected = ONLY_IF_EXPECTED.find((member) => Object.hasOwn(got, member) && !Object.hasOwn(expect, member))
  if (unexpected) return `unexpected ${unexpected}: ${shown(got[unexpected])}`
  for (const [member, value] of Object.entries(expect)) {
    if (ignoreCause && member === 'cause') continue
    if (!Object.hasOwn(got, member)) return `${member}: expected ${shown(value)}, got nothing`
    const [want, produced] =
      ignoreCause && member === 'exception' ? [codeOf(value), codeOf(got[member])] : [value, got[member]]
    const parted = difference(want, produced, rules, member)
    if (parted) return `${parted.path}: expected ${shown(parted.want)}, got ${shown(parted.got)}`
  }
  return undefined
}

function codeOf(exception: unknown): unknown {
  return isRecord(exception) ? exception['code'] : exception
}
