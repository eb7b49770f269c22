import { refused } from '../../../aws/refusal'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { JsonObject } from '../../../kernel/json'
import { busArn, busNameOf, DEFAULT_BUS, type EventBus } from '../account'
import { invalid } from '../refusal'
import { BUS_NAME, BUS_NAME_OR_ARN, DESCRIPTION, refuseMembers, requiredText, textOf } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { pageOf } from './page'

export const createEventBus: Operation = (turn, input, reply) => {
  const name = requiredText(input, 'Name', BUS_NAME)
  const description = textOf(input, 'Description', DESCRIPTION)
  refuseMembers('CreateEventBus', input, ['EventSourceName', 'KmsKeyIdentifier', 'DeadLetterConfig', 'LogConfig', 'Tags'])
  if (name.includes('/')) invalid('Event bus name must not contain \'/\'.')
  if (turn.bus(name)) refused('ResourceAlreadyExistsException', `Event bus ${name} already exists.`)
  const told = description === undefined ? {} : { description }
  turn.putBus({ name, ...told, createdAt: turn.now, rules: PersistentMap() })
  reply({ EventBusArn: busArn(turn.place, name), ...(description === undefined ? {} : { Description: description }) })
}

/** A bus that is not there is deleted already. */
export const deleteEventBus: Operation = (turn, input, reply) => {
  const name = busNameOf(requiredText(input, 'Name', BUS_NAME_OR_ARN))
  if (name === DEFAULT_BUS) invalid('Cannot delete event bus default.')
  if ((turn.bus(name)?.rules.size ?? 0) > 0) invalid('Event bus can\'t be deleted since it has rules.')
  turn.deleteBus(name)
  reply({})
}

export const describeEventBus: Operation = (turn, input, reply) => {
  reply(shown(turn, turn.busOf(textOf(input, 'Name', BUS_NAME_OR_ARN))))
}

export const listEventBuses: Operation = (turn, input, reply) => {
  const prefix = textOf(input, 'NamePrefix', BUS_NAME) ?? ''
  const buses = [...turn.account.buses.values()].filter(({ name }) => name.startsWith(prefix))
  const { page, more } = pageOf(input, buses, ({ name }) => name)
  reply({ EventBuses: page.map((bus) => shown(turn, bus)), ...more })
}

function shown(turn: Turn, { name, description, policy, createdAt }: EventBus): JsonObject {
  return {
    Name: name,
    Arn: busArn(turn.place, name),
    ...(description === undefined ? {} : { Description: description }),
    ...(policy === undefined ? {} : { Policy: policy }),
    ...(createdAt === undefined ? {} : { CreationTime: createdAt / 1000, LastModifiedTime: createdAt / 1000 }),
  }
}
