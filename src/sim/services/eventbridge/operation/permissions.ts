import { numberOf } from '../../../../facts/facts'
import { readPolicy } from '../../../aws/policy/readPolicy'
import { refused } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { busArn, type EventBus } from '../account'
import { invalid, notFound } from '../refusal'
import { BUS_NAME_OR_ARN, requiredText, textOf } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const LONGEST = numberOf('eventbridge.policy.size.limit')

/**
 * Sets the whole policy of a bus, or adds a statement for an account to it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
 */
export const putPermission: Operation = (turn, input, reply) => {
  const bus = turn.busOf(textOf(input, 'EventBusName', BUS_NAME_OR_ARN))
  const whole = textOf(input, 'Policy')
  if (whole !== undefined) {
    if (['Action', 'Principal', 'StatementId', 'Condition'].some((member) => (input[member] ?? undefined) !== undefined)) {
      invalid('Policy must not be given with Action, Principal, StatementId or Condition.')
    }
    if ('problem' in readPolicy(whole, 'resource')) invalid('Invalid policy.')
    return keep(turn, bus, whole, reply)
  }
  const [Sid, Action, principal] = [requiredText(input, 'StatementId'), requiredText(input, 'Action'), requiredText(input, 'Principal')]
  const { Condition: condition } = input
  const statement: JsonObject = {
    Sid,
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : { AWS: `arn:aws:iam::${principal}:root` },
    Action,
    Resource: busArn(turn.place, bus.name),
    ...(isJsonObject(condition) ? { Condition: { [String(condition['Type'])]: { [String(condition['Key'])]: condition['Value'] ?? '' } } } : {}),
  }
  const others = statementsOf(bus.policy).filter((each) => each['Sid'] !== Sid)
  keep(turn, bus, documentOf([...others, statement]), reply)
}

export const removePermission: Operation = (turn, input, reply) => {
  const bus = turn.busOf(textOf(input, 'EventBusName', BUS_NAME_OR_ARN))
  if (input['RemoveAllPermissions'] === true) return keep(turn, bus, undefined, reply)
  const sid = requiredText(input, 'StatementId')
  const statements = statementsOf(bus.policy)
  const others = statements.filter((each) => each['Sid'] !== sid)
  if (others.length === statements.length) notFound(bus.policy === undefined ? 'EventBus does not have a policy.' : 'Statement with the provided id does not exist.')
  keep(turn, bus, others.length === 0 ? undefined : documentOf(others), reply)
}

function keep(turn: Turn, bus: EventBus, policy: string | undefined, reply: (output: Json) => void): void {
  if (policy !== undefined && new TextEncoder().encode(policy).length > LONGEST) refused('PolicyLengthExceededException', 'The policy is longer than allowed.')
  const { policy: _, ...rest } = bus
  turn.putBus(policy === undefined ? rest : { ...rest, policy })
  reply({})
}

function documentOf(statements: readonly JsonObject[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

/** Of a policy that was read when it was set. */
function statementsOf(policy: string | undefined): readonly JsonObject[] {
  if (policy === undefined) return []
  const { Statement: statements = [] } = JSON.parse(policy) as { Statement?: JsonObject | readonly JsonObject[] }
  return Array.isArray(statements) ? (statements as readonly JsonObject[]) : [statements as JsonObject]
}
