import { startDefinitionWorker } from '../browser/definitionWorker'
import { functionArn } from '../sim/aws/arn'
import type { SyntaxFault } from '../sim/handlers/handlerSyntax'
import type { MachineType } from '../sim/services/stepfunctions/interpreter/execution'
import type { Completions, Outside } from '../sim/services/stepfunctions/completion/completion'
import type { Draft } from './draft'
import type { Problem } from './problem'

/** Who looks at texts beside the page. */
interface DefinitionWorker {
  check(definition: string, type: MachineType): readonly Problem[]
  checkHandler(code: string): SyntaxFault | undefined
  complete(definition: string, offset: number, outside: Outside): Completions | undefined
}

/** Where the lab's functions live, as its world is built. */
const PLACE = { region: 'us-east-1', accountId: '123456789012' }

let started: ReturnType<typeof startDefinitionWorker<DefinitionWorker>> | undefined

function worker() {
  return (started ??= startDefinitionWorker<DefinitionWorker>())
}

export function checkDefinition(definition: string, type: MachineType): Promise<readonly Problem[]> {
  return worker().check(definition, type)
}

/** The first syntax error of a handler's source; undefined where there is none. */
export function checkHandler(code: string): Promise<SyntaxFault | undefined> {
  return worker().checkHandler(code)
}

/** What may stand at a place of a definition, the draft's functions and tables included. */
export function completeDefinition(definition: string, offset: number, draft: Draft): Promise<Completions | undefined> {
  return worker().complete(definition, offset, {
    functionArns: draft.functions.map(({ name }) => functionArn(PLACE, name)),
    tables: draft.tables.map(({ name }) => name),
  })
}
