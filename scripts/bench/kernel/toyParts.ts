import { succeed } from '../../../src/sim/aws/answer'
import type { FrontDoorSignal, Service } from '../../../src/sim/aws/service'
import type { JsonObject } from '../../../src/sim/kernel/json'
import { PersistentMap } from '../../../src/sim/kernel/persistentMap'

type Item = { readonly id: { readonly S: string }; readonly stock: { readonly N: string } }

/** The least a table can do: put an item, and add to its number. For the cost of the spine alone. */
export const toyTable: Service<PersistentMap<string, Item>, FrontDoorSignal> = {
  id: 'toytable',
  initial: PersistentMap(),
  react(items, signal) {
    if (signal.type !== 'Call') return { state: items }
    const { call } = signal
    const id = call.input['id'] as string
    const by = call.input['by'] as number
    const stock = Number(items.get(id)?.stock.N ?? 0) + by
    const item: Item = { id: { S: id }, stock: { N: String(stock) } }
    return { state: items.set(id, item), effects: [succeed(call, { Attributes: { stock: item.stock } })] }
  },
}

/** A function whose handler is a script of one call: it adds to an item and returns what it got. */
export const toyFunction: Service<null, FrontDoorSignal> = {
  id: 'toyfunction',
  initial: null,
  react(state, signal) {
    if (signal.type === 'Reply') {
      return { state, effects: [{ type: 'reply', callId: signal.ref as string, result: signal.result }] }
    }
    const { call } = signal
    return {
      state,
      effects: [
        {
          type: 'call',
          service: 'toytable',
          action: 'Add',
          input: call.input['Payload'] as JsonObject,
          principal: 'arn:aws:iam::123456789012:role/writer',
          ref: call.id,
        },
      ],
    }
  },
}
