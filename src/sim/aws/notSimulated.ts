import { awsFault, type AwsFault } from './awsError'

/**
 * The refusal of what exists on AWS and is not simulated here: never a silent wrong answer.
 * @param what  by its name: `glacier:ListVaults`, `the parameter Expected`
 */
export function notSimulated(what: string): AwsFault {
  return awsFault('NotSimulated', `Coldstart does not simulate ${what}. FIDELITY.md lists what it simulates.`, 501)
}
