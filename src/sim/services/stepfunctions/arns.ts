import { stateMachineArn, type Place } from '../../aws/arn'
import type { MachineType } from './interpreter/execution'

export { stateMachineArn }

/** Express executions are told apart by an id, because their names need not be unique. */
export function executionArn(place: Place, machine: { name: string; type: MachineType }, name: string, id: () => string): string {
  const start = `arn:aws:states:${place.region}:${place.accountId}`
  return machine.type === 'EXPRESS'
    ? `${start}:express:${machine.name}:${name}:${id()}`
    : `${start}:execution:${machine.name}:${name}`
}

export function activityArn(place: Place, name: string): string {
  return `arn:aws:states:${place.region}:${place.accountId}:activity:${name}`
}
