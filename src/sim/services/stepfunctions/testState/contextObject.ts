import type { Context } from '../../../aws/service'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { isoTime } from '../../../kernel/virtualTime'
import { stateMachineArn } from '../arns'
import type { State } from '../definition/machine'
import { isAnsweredByToken } from '../definition/resource'
import { refused } from '../refusal'
import { parsed, type TestRequest } from './testRequest'

/**
 * The Context object a test sees: the one that was given, or that of an express execution made up
 * for it. [OBS: there is no RedriveCount] A task that waits for its token has one, too. [OURS]
 */
export function contextObject(request: TestRequest, { name: stateName, resource }: State, context: Context): JsonObject {
  if (request.context !== undefined) return givenContext(request.context)
  const machineName = context.newUuid()
  const name = context.newUuid()
  const now = isoTime(context.now)
  return {
    Execution: {
      Id: `arn:aws:states:${context.region}:${context.accountId}:express:${machineName}:${name}`,
      Input: request.input,
      Name: name,
      ...(request.roleArn === undefined ? {} : { RoleArn: request.roleArn }),
      StartTime: now,
    },
    StateMachine: { Id: stateMachineArn(context, machineName), Name: machineName },
    State: { Name: stateName, EnteredTime: now, RetryCount: request.configuration.retrierRetryCount ?? 0 },
    ...(resource && isAnsweredByToken(resource) ? { Task: { Token: context.newUuid() } } : {}),
  }
}

type MemberType = 'string' | 'number' | 'any'

/** What may be given, and of which type. */
const MEMBERS: { readonly [member: string]: { readonly [field: string]: MemberType } } = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
}

/** @throws {Refusal} ValidationException */
function givenContext(text: string): JsonObject {
  const given = parsed(text)
  if (!isJsonObject(given)) invalid('Context must be a valid JSON object')
  if (Object.hasOwn(given, 'Map')) invalid("'Map' field is not supported when mocking a Context object")
  for (const [member, value] of Object.entries(given)) checkMember(member, value)
  return given
}

function checkMember(member: string, value: Json): void {
  const fields = Object.hasOwn(MEMBERS, member) ? MEMBERS[member] : undefined
  if (!fields) invalid(`Field '${member}' is not allowed`)
  if (!isJsonObject(value)) invalid(`${member} must be an object`)
  for (const [field, inner] of Object.entries(value)) {
    const type = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (!type) invalid(`Field '${field}' is not allowed`)
    if (type !== 'any' && typeof inner !== type) invalid(`${member}.${field} must be a ${type}`)
  }
}

function invalid(complaint: string): never {
  refused('ValidationException', `Invalid Context object provided: ${complaint}`)
}
