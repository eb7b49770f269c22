import { ascending, emptyTree, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { PersistentMap } from '../../../kernel/persistentMap'
import type { Message } from '../message/message'
import type { Contents } from './contents'
import { padded } from './timeKey'

/** The messages of one MessageGroupId in a FIFO queue. While one of them is in flight none is received. */
export interface Group {
  /** Ids in order of arrival. */
  readonly order: OrderedTree<string>
  readonly inFlight: number
}

const NO_GROUP: Group = { order: emptyTree(), inFlight: 0 }

/** The contents after a message of a group came, went or changed: the group's first is ready if the group is free. */
export function changeGroup(
  contents: Contents,
  groups: PersistentMap<string, Group>,
  before: Message | undefined,
  after: Message | undefined,
): Contents {
  const name = (after ?? before)?.groupId ?? ''
  const group = groups.get(name) ?? NO_GROUP
  let { order, inFlight } = group
  if (before?.state.phase === 'inFlight') inFlight--
  if (after?.state.phase === 'inFlight') inFlight++
  if (before && !after) order = remove(order, padded(before.place))
  if (after && !before) order = set(order, padded(after.place), after.id)

  const head = headOf(group)
  let ready = head === undefined ? contents.ready : remove(contents.ready, head[0])
  const first = headOf({ order, inFlight })
  if (first && contents.messages.get(first[1])?.state.phase === 'visible') ready = set(ready, first[0], first[1])
  return { ...contents, ready, groups: order.size === 0 ? groups.delete(name) : groups.set(name, { order, inFlight }) }
}

/** The first message of a group none of which is in flight. */
function headOf({ order, inFlight }: Group): readonly [place: string, id: string] | undefined {
  return inFlight > 0 ? undefined : ascending(order).next().value
}
