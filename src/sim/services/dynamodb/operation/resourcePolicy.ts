import { bytesOf } from '../../../../facts/facts'
import { readPolicy } from '../../../aws/policy/readPolicy'
import { unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { existingTable, type Database, type KeptPolicy } from '../database'
import { invalid, refused } from '../refusal'
import { checkShape } from '../request/checkShape'
import { BOOLEAN, STRING, type Members } from '../request/shape'
import type { Table } from '../table/table'
import type { Operation } from './operation'

const LARGEST = bytesOf('dynamodb.policy.size.limit')
const ARN = { ...STRING, required: true } as const
const NAMED: Members = { ResourceArn: ARN, ExpectedRevisionId: STRING }

/**
 * Sets the policy of a table, which then decides at the front door.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html
 */
export const putResourcePolicy: Operation = (database, input, context) => {
  checkShape(input, { ...NAMED, Policy: { ...STRING, required: true }, ConfirmRemoveSelfResourceAccess: BOOLEAN })
  const table = namedTable(database, input)
  const text = input['Policy'] as string
  if (new TextEncoder().encode(text).length > LARGEST) invalid(`Resource policies must not be larger than ${LARGEST} bytes`)
  const read = readPolicy(text, 'resource')
  if ('problem' in read) invalid(`Invalid policy document: ${read.problem}`)
  expectRevision(database.policies.get(table.name), input)
  const revision = String(context.now * 1000)
  return { database: { ...database, policies: database.policies.set(table.name, { text, revision }) }, output: { RevisionId: revision } }
}

export const getResourcePolicy: Operation = (database, input) => {
  checkShape(input, NAMED)
  const table = namedTable(database, input)
  const { text, revision } = database.policies.get(table.name) ?? noPolicy(table)
  return { database, output: { Policy: text, RevisionId: revision } }
}

/** A policy that is not there is deleted already. */
export const deleteResourcePolicy: Operation = (database, input) => {
  checkShape(input, NAMED)
  const table = namedTable(database, input)
  const kept = database.policies.get(table.name)
  expectRevision(kept, input)
  return { database: { ...database, policies: database.policies.delete(table.name) }, output: kept ? { RevisionId: kept.revision } : {} }
}

function namedTable(database: Database, input: JsonObject): Table {
  const arn = input['ResourceArn'] as string
  if (/:table\/[^/]+\/stream\//.test(arn)) unsimulated('resource policies of DynamoDB streams')
  if (!/^arn:[^:]+:dynamodb:[^:]+:\d{12}:table\/[^/]+$/.test(arn)) invalid(`Invalid ResourceArn: ${arn}`)
  return existingTable(database, arn)
}

/** `NO_POLICY` expects that there is none. */
function expectRevision(kept: KeptPolicy | undefined, { ExpectedRevisionId: expected }: JsonObject): void {
  if (typeof expected !== 'string' || expected === (kept?.revision ?? 'NO_POLICY')) return
  refused('PolicyNotFoundException', 'The resource policy does not have the expected revision.')
}

function noPolicy({ arn }: Table): never {
  return refused('PolicyNotFoundException', `Resource-based policy not found for the provided ResourceArn: ${arn}`)
}
