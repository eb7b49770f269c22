import { compareSfn } from '../compare/sfnResult'
import type { Differences } from '../verdict'
import { worldOf, type CaseWorld } from './caseWorld'
import { runExecution } from './runExecution'
import { runTestState } from './runTestState'
import { runValidation } from './runValidation'
import type { Produced, SfnCase } from './sfnCase'

/** Runs a Step Functions case in a world of its own and compares what came of it. */
export async function runSfnCase(sfnCase: SfnCase): Promise<Differences> {
  const world = worldOf(sfnCase)
  const got = await produce(world, sfnCase)
  const { missing } = world.answers
  if (missing) return { full: missing, ignoringCause: missing }
  const full = compareSfn(sfnCase, got)
  return { full, ignoringCause: full && compareSfn(sfnCase, got, true) }
}

function produce(world: CaseWorld, sfnCase: SfnCase): Promise<Produced> {
  switch (sfnCase.kind) {
    case 'execution':
      return runExecution(world, sfnCase)
    case 'validate':
      return runValidation(world, sfnCase)
    case 'test-state':
      return runTestState(world, sfnCase)
  }
}
