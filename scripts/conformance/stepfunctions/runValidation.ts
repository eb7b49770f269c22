import { awsFault, AwsError } from '../../../src/sim/aws/awsError'
import type { JsonObject } from '../../../src/sim/kernel/json'
import { ROLE_ARN, STATE_MACHINE_NAME, type CaseWorld } from './caseWorld'
import { definitionText, type Produced, type SfnCase } from './sfnCase'

/** A machine that is surely valid, to be updated. */
const ANY_MACHINE = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } })

/** Asks for a verdict on a definition, in the way the case was asked. */
export function runValidation(world: CaseWorld, sfnCase: SfnCase): Promise<Produced> {
  return answerOrException(() => ask(world, sfnCase))
}

async function ask(world: CaseWorld, sfnCase: SfnCase): Promise<JsonObject> {
  const { type, loggingConfiguration, versionDescription } = sfnCase
  const definition = definitionText(sfnCase)
  const settings = {
    roleArn: ROLE_ARN,
    ...(loggingConfiguration && { loggingConfiguration }),
    ...(versionDescription !== undefined && { versionDescription }),
  }
  switch (sfnCase.operation) {
    case 'validate_state_machine_definition':
      return world.states('ValidateStateMachineDefinition', { definition, type })
    case 'create_state_machine':
      return world.states('CreateStateMachine', { name: STATE_MACHINE_NAME, definition, type, ...settings })
    case 'update_state_machine': {
      const machine = { name: STATE_MACHINE_NAME, definition: ANY_MACHINE, type, roleArn: ROLE_ARN }
      const { stateMachineArn } = await world.states('CreateStateMachine', machine)
      return world.states('UpdateStateMachine', { stateMachineArn: String(stateMachineArn), definition, ...settings })
    }
    default:
      throw new AwsError(awsFault('UnknownOperation', `unknown operation: ${String(sfnCase.operation)}`))
  }
}

/** What a call answered, or how it was refused, as cases say it. */
export async function answerOrException(call: () => Promise<JsonObject>): Promise<Produced> {
  try {
    return await call()
  } catch (error) {
    // Our own mistakes are no refusal: they are the run's to report.
    if (!(error instanceof AwsError)) throw error
    return { exception: { code: error.name, message: error.message } }
  }
}
