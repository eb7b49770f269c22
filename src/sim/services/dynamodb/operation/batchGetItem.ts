import { bytesOf, numberOf } from '../../../../facts/facts'
import type { AwsFault } from '../../../aws/awsError'
import { Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { asJson, type Item } from '../attributeValue'
import { tableName, usableTable, type Database } from '../database'
import { compileProjection } from '../expression/compiled'
import type { DocumentPath } from '../expression/documentPath'
import { project } from '../expression/projection'
import { invalid } from '../refusal'
import { checkShape } from '../request/checkShape'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import { refuseLegacy } from '../request/refuseLegacy'
import { BOOLEAN, ITEM, NAMES, RETURN_CONSUMED_CAPACITY, STRING, type Members } from '../request/shape'
import { keyGiven } from '../table/checkKey'
import { itemAt } from '../table/itemTree'
import { refuseInsideKeys } from '../table/keyPaths'
import { addUnits, capacityOf, readUnits, type Units } from './capacity'
import { tryCharge } from './charge'
import type { Operation } from './operation'
import { checkTableNames } from './requestItems'

const MOST_KEYS = numberOf('dynamodb.batch.gets.limit')
/** The most bytes an answer holds; what does not fit is handed back as not processed. */
const MOST_ANSWER_BYTES = bytesOf('dynamodb.batch.answer.limit')

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  RequestItems: {
    type: 'Map',
    required: true,
    of: {
      type: 'Structure',
      name: 'KeysAndAttributes',
      members: {
        Keys: { type: 'List', of: ITEM, required: true },
        ConsistentRead: BOOLEAN,
        ProjectionExpression: STRING,
        ExpressionAttributeNames: NAMES,
      },
    },
  },
}

interface TableRequest {
  readonly name: string
  readonly asked: JsonObject
  readonly keys: readonly Item[]
  readonly projection: readonly DocumentPath[] | undefined
}

/** Gets up to 100 items of any tables by their keys, each read on its own. */
export const batchGetItem: Operation = (database, input, context) => {
  const requests = readRequest(input)
  const responses: Record<string, Json> = {}
  const unprocessed: Record<string, Json> = {}
  const capacities: JsonObject[] = []
  const budget = new Budget(database, context.now)
  for (const { name, asked, keys, projection } of requests) {
    const table = usableTable(database, name)
    const texts = keys.map((key) => keyGiven(table, key))
    refuseDuplicates(texts)
    if (projection) refuseInsideKeys(table, projection)
    const items: Json[] = []
    const left: Json[] = []
    let units: Units | undefined
    for (const [i, text] of texts.entries()) {
      const found = itemAt(table.items, text)
      const read = readUnits(found?.size ?? 0, asked['ConsistentRead'] === true ? 'strong' : 'eventual')
      if (!budget.takes(table.name, found?.size ?? 0, read)) {
        left.push(asJson(keys[i] as Item))
        continue
      }
      units = units ? addUnits(units, read) : read
      if (found) items.push(asJson(projection ? project(found.item, projection) : found.item))
    }
    responses[name] = items
    if (left.length > 0) unprocessed[name] = { ...asked, Keys: left }
    const capacity = units && capacityOf(table.name, units, input['ReturnConsumedCapacity'])
    if (capacity) capacities.push(capacity)
  }
  return {
    database: budget.spent(),
    output: {
      Responses: responses,
      UnprocessedKeys: unprocessed,
      ...(capacities.length > 0 ? { ConsumedCapacity: capacities } : {}),
    },
  }
}

/** What one batch may still read: bytes of its answer, and the tables' throughput. Lives for one request. */
class Budget {
  readonly #now: VirtualMs
  #database: Database
  #bytes = 0
  #full = false
  #any = false
  #exceeded: AwsFault | undefined

  constructor(database: Database, now: VirtualMs) {
    this.#database = database
    this.#now = now
  }

  /** Whether an item is still read. Once the answer is full, nothing more is. */
  takes(table: string, bytes: number, units: Units): boolean {
    if (this.#bytes + bytes > MOST_ANSWER_BYTES) this.#full = true
    if (this.#full) return false
    const charged = tryCharge(this.#database, usableTable(this.#database, table), units, 'Read', this.#now)
    if ('exceeded' in charged) {
      this.#exceeded = charged.exceeded
      return false
    }
    this.#database = charged.database
    this.#bytes += bytes
    this.#any = true
    return true
  }

  /** @throws {Refusal} where the throughput did not suffice for a single item */
  spent(): Database {
    if (this.#exceeded && !this.#any) throw new Refusal(this.#exceeded)
    return this.#database
  }
}

function readRequest(input: JsonObject): readonly TableRequest[] {
  checkShape(input, REQUEST)
  const tables = Object.entries(input['RequestItems'] as JsonObject) as [string, JsonObject][]
  if (tables.length === 0) {
    invalid(
      "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )
  }
  checkTableNames(input['RequestItems'] as JsonObject)
  const requests = tables.map(([name, asked]) => readTableRequest(name, asked))
  const total = requests.reduce((sum, { keys }) => sum + keys.length, 0)
  if (total > MOST_KEYS) invalid('Too many items requested for the BatchGetItem call')
  return requests
}

function readTableRequest(name: string, asked: JsonObject): TableRequest {
  refuseLegacy('BatchGetItem', asked, ['AttributesToGet'], ['ProjectionExpression'])
  const keys = asked['Keys'] as readonly Json[]
  const wrong =
    keys.length === 0
      ? 'greater than or equal to 1'
      : keys.length > MOST_KEYS
        ? `less than or equal to ${MOST_KEYS}`
        : undefined
  if (wrong !== undefined) {
    const constraint = `failed to satisfy constraint: Member must have length ${wrong}`
    invalid(`1 validation error detected: Value at 'RequestItems.${name}.member.Keys' ${constraint}`)
  }
  const { ProjectionExpression } = asked
  const placeholders = readPlaceholders(asked, { ProjectionExpression }, 'current')
  const text = (ProjectionExpression ?? undefined) as string | undefined
  const projection = text === undefined ? undefined : compileProjection(text, placeholders)
  placeholders.refuseUnused()
  const read = keys.map((key) => readItem(key, 'current'))
  // Before any table is looked for; two keys that are written in another order are found out there.
  refuseDuplicates(read.map((key) => JSON.stringify(key)))
  return { name: tableName(name), asked, keys: read, projection }
}

function refuseDuplicates(keys: readonly string[]): void {
  if (new Set(keys).size < keys.length) invalid('Provided list of item keys contains duplicates')
}
