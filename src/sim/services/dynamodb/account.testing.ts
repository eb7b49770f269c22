import type { CallResult } from '../../aws/apiCall'
import type { Context, Effect, FrontDoorSignal } from '../../aws/service'
import { uuidFrom } from '../../aws/uuid'
import type { JsonObject } from '../../kernel/json'
import type { Database } from './database'
import { dynamodb } from './dynamodb'
import type { DynamoSignal } from './signals'

/** DynamoDB alone, for its tests: calls are answered at once, and time passes when told. */
export class Account {
  database: Database = dynamodb.initial
  now = Date.UTC(2025, 0, 1)
  readonly told: string[] = []
  #calls = 0
  #scheduled: { readonly at: number; readonly signal: DynamoSignal; readonly key: string | undefined }[] = []

  /** @throws {Error} `Name: message` where the call is refused */
  call(action: string, input: JsonObject, service?: string): any {
    const { error, output } = this.result(action, input, service)
    if (error) throw new Error(`${error.name}: ${error.message}`)
    return output
  }

  /** The answer to a call that has to be refused: `Name: message`. */
  refusal(action: string, input: JsonObject, service?: string): string {
    const { error, output } = this.result(action, input, service)
    return error ? `${error.name}: ${error.message}` : `answered ${JSON.stringify(output)}`
  }

  result(action: string, input: JsonObject, service = 'dynamodb'): CallResult {
    const id = `call-${++this.#calls}`
    const call = { id, requestId: id, service, action, input, principal: 'tests' }
    const effects = this.#react({ type: 'Call', call })
    for (const effect of effects) if (effect.type === 'reply' && effect.callId === id) return effect.result
    throw new RangeError(`${action} was not answered at once`)
  }

  /** Lets time pass and delivers what is due in it. */
  pass(milliseconds: number): void {
    const until = this.now + milliseconds
    for (;;) {
      const due = this.#scheduled.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#scheduled = this.#scheduled.filter((scheduled) => scheduled !== due)
      this.now = due.at
      this.#react(due.signal)
    }
    this.now = until
  }

  /** A table with a partition key `pk` and, if wanted, a sort key `sk`, ready for use. */
  createTable(name: string, more: { readonly sort?: 'S' | 'N' | 'B' } & JsonObject = {}): this {
    const { sort, AttributeDefinitions = [], ...rest } = more
    this.call('CreateTable', {
      TableName: name,
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        ...(sort ? [{ AttributeName: 'sk', AttributeType: sort }] : []),
        ...(AttributeDefinitions as readonly JsonObject[]),
      ],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, ...(sort ? [{ AttributeName: 'sk', KeyType: 'RANGE' }] : [])],
      BillingMode: 'PAY_PER_REQUEST',
      ...rest,
    })
    this.pass(60_000)
    return this
  }

  #react(signal: DynamoSignal | FrontDoorSignal): readonly Effect<DynamoSignal>[] {
    const { state, events = [], effects = [] } = dynamodb.react(this.database, signal, this.#context())
    this.database = state
    for (const { resource, type } of events) this.told.push(`${resource} ${type}`)
    for (const effect of effects) {
      if (effect.type === 'schedule') {
        const { key, signal: later, after = 0 } = effect
        this.#scheduled = this.#scheduled.filter((scheduled) => key === undefined || scheduled.key !== key)
        this.#scheduled.push({ at: this.now + after, signal: later, key })
      } else if (effect.type === 'cancel') {
        this.#scheduled = this.#scheduled.filter(({ key }) => key !== effect.key)
      }
    }
    return effects
  }

  #context(): Context {
    const draw = () => 0.5
    return {
      now: this.now,
      region: 'us-east-1',
      accountId: '123456789012',
      draw,
      newId: (kind) => `${kind}-1`,
      newUuid: () => uuidFrom(draw),
      eventsOf: () => [],
      eventsSince: () => [],
    }
  }
}

/** The Key or Item with these attributes: texts are S, numbers N. */
export function item(attributes: { readonly [name: string]: string | number | JsonObject }): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string' ? { S: value } : typeof value === 'number' ? { N: String(value) } : value,
    ]),
  )
}
