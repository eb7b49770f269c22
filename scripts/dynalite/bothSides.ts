import type { Json, JsonObject } from '../../src/sim/kernel/json'
import { Account } from '../../src/sim/services/dynamodb/account.testing'
import { comparable } from './comparable'
import { Dynalite, type Ending, type Load } from './peer'
import type { Request } from './requests'
import { createTable, TABLES } from './tables'

export interface Outcome extends Request {
  readonly ours: Ending
  readonly theirs: Ending
  readonly agree: boolean
}

/** The same tables here and in dynalite, and the same requests to both. */
export class BothSides {
  readonly #ours = new Account()
  readonly #theirs: Dynalite

  constructor(load: Load) {
    this.#theirs = new Dynalite(load)
  }

  async createTables(): Promise<void> {
    for (const table of TABLES) {
      this.#ours.call('CreateTable', createTable(table))
      const { error, message } = await this.#theirs.call('CreateTable', createTable(table))
      if (error !== undefined) throw new Error(`dynalite: ${error}: ${message}`)
    }
    this.#ours.pass(60_000)
    for (const { name } of TABLES) {
      while ((await this.#theirs.call('DescribeTable', { TableName: name })).output.Table.TableStatus !== 'ACTIVE') {
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    }
  }

  /** Where the two disagree on a write, dynalite's items are made ours, so that each difference is met alone. */
  async play({ action, input }: Request): Promise<Outcome> {
    const ours = await allPages((page) => Promise.resolve(this.#answer(action, page)), action, input)
    const theirs = await allPages((page) => this.#theirs.call(action, page), action, input)
    const told = (ending: Ending) => JSON.stringify(comparable(action, input, ending))
    const agree = told(ours) === told(theirs)
    if (!agree && WRITES.has(action)) await this.#copy(input)
    return { action, input, ours, theirs, agree }
  }

  #answer(action: string, input: JsonObject): Ending {
    const { error, output } = this.#ours.result(action, input)
    return error ? { error: error.name, message: error.message } : { output }
  }

  async #copy(input: JsonObject): Promise<void> {
    for (const [table, keyed] of keyedIn(input)) {
      const names = TABLES.find(({ name }) => name === table)?.keys.map(({ name }) => name) ?? []
      const Key = Object.fromEntries(names.flatMap((name) => (keyed[name] === undefined ? [] : [[name, keyed[name]]])))
      const found = this.#answer('GetItem', { TableName: table, Key })
      if (found.error !== undefined) continue
      const { Item } = found.output
      const action = Item ? ['PutItem', { TableName: table, Item }] : ['DeleteItem', { TableName: table, Key }]
      const { error, message } = await this.#theirs.call(...(action as [string, JsonObject]))
      if (error !== undefined) throw new Error(`dynalite does not take over what is here: ${error}: ${message}`)
    }
  }
}

const WRITES: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'])

/** Tables and items, or keys, that a write is about. */
function keyedIn(input: JsonObject): (readonly [table: string, keyed: JsonObject])[] {
  const { RequestItems, TableName, Item, Key } = input as { [member: string]: any }
  if (RequestItems === undefined) return [[TableName, Item ?? Key ?? {}]]
  return Object.entries(RequestItems).flatMap(([table, requests]) =>
    (requests as any[]).map((request) => [table, request.PutRequest?.Item ?? request.DeleteRequest?.Key ?? {}] as const),
  )
}

/**
 * The answer to a request; of one that reads in an order which is each side's own (partitions by
 * their hash, items of an index with equal keys), all pages and segments together.
 */
async function allPages(call: (input: JsonObject) => Promise<Ending>, action: string, input: JsonObject): Promise<Ending> {
  const first = await call(input)
  if (first.error !== undefined) return first
  if (action !== 'Scan' && (action !== 'Query' || input['IndexName'] === undefined)) return first
  const { ExclusiveStartKey, Limit, TotalSegments, ReturnConsumedCapacity: _, ...rest } = input
  // Where a page would go on from is in the order of the one side only.
  if (ExclusiveStartKey !== undefined) return { output: {} }
  if (Limit === undefined && TotalSegments === undefined) return first
  const sum = { Count: 0, ScannedCount: 0, Items: [] as Json[] }
  const segments = TotalSegments === undefined ? [{}] : Array.from({ length: TotalSegments as number }, (_, Segment) => ({ Segment, TotalSegments }))
  for (const segment of segments) {
    let start: JsonObject = {}
    for (;;) {
      const page = await call({ ...rest, ...(Limit === undefined ? {} : { Limit }), ...segment, ...start })
      if (page.error !== undefined) return page
      sum.Count += page.output.Count
      sum.ScannedCount += page.output.ScannedCount
      sum.Items.push(...(page.output.Items ?? []))
      if (!page.output.LastEvaluatedKey) break
      start = { ExclusiveStartKey: page.output.LastEvaluatedKey }
    }
  }
  return { output: sum }
}
