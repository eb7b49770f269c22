/**
 * Whether an event of a history is a state transition that AWS bills: a state that is entered, an
 * attempt after the first, a redrive.
 *
 * The first attempt at a task, a Parallel or a Map follows the state's entry, one that a redrive
 * brought follows ExecutionRedriven or what began the branch; every other attempt is a retry. Two
 * retries leave no trace by which to know them: of an expression that fails before its task is
 * scheduled, and of a redriven Parallel or Map whose branches had all been done.
 *
 * @param previousType  the type of the event it follows
 */
export function isTransition(type: string, previousType: string | undefined): boolean {
  if (type.endsWith('StateEntered') || type === 'ExecutionRedriven') return true
  const entry = ENTRIES[type]
  return entry !== undefined && previousType !== entry && !BEGINNINGS.has(previousType ?? '')
}

/** What a first attempt follows. */
const ENTRIES: { readonly [type: string]: string } = {
  TaskScheduled: 'TaskStateEntered',
  LambdaFunctionScheduled: 'TaskStateEntered',
  ActivityScheduled: 'TaskStateEntered',
  ParallelStateStarted: 'ParallelStateEntered',
  MapStateStarted: 'MapStateEntered',
}

const BEGINNINGS: ReadonlySet<string> = new Set(['ExecutionRedriven', 'ParallelStateStarted', 'MapIterationStarted'])
