import { ascending, emptyTree, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Message } from '../message/message'
import { changeGroup, type Group } from './group'
import { keyOf, timeOf } from './timeKey'

/** The messages of a queue, found by what is asked of them. */
export interface Contents {
  /** By MessageId. */
  readonly messages: PersistentMap<string, Message>
  /** What is received next, in order: ids of messages; in a FIFO queue, of the first of each group that is free. */
  readonly ready: OrderedTree<string>
  /** Messages that are delayed or in flight, by when that ends. */
  readonly hidden: OrderedTree<string>
  /** All messages, by when they were sent. */
  readonly byAge: OrderedTree<string>
  /** Of a FIFO queue, by MessageGroupId. */
  readonly groups: PersistentMap<string, Group> | undefined
  readonly delayed: number
  readonly inFlight: number
  /** How many messages have come in: the next one's place. */
  readonly arrivals: number
}

export function emptyContents(fifo: boolean): Contents {
  return {
    messages: PersistentMap(),
    ready: emptyTree(),
    hidden: emptyTree(),
    byAge: emptyTree(),
    groups: fifo ? PersistentMap() : undefined,
    delayed: 0,
    inFlight: 0,
    arrivals: 0,
  }
}

/** The contents with a message more. Its place is set here. */
export function withArrival(contents: Contents, message: Omit<Message, 'place'>): Contents {
  const { arrivals } = contents
  return replaced({ ...contents, arrivals: arrivals + 1 }, undefined, { ...message, place: arrivals })
}

export function withChange(contents: Contents, message: Message, change: Partial<Omit<Message, 'id' | 'place' | 'groupId'>>): Contents {
  return replaced(contents, message, { ...message, ...change })
}

export function without(contents: Contents, message: Message): Contents {
  return replaced(contents, message, undefined)
}

/** Takes one form of a message out of all that finds it, and puts another in. */
function replaced(contents: Contents, before: Message | undefined, after: Message | undefined): Contents {
  let { messages, hidden, byAge, delayed, inFlight } = contents
  if (before) {
    const { state } = before
    if (state.phase !== 'visible') hidden = remove(hidden, keyOf(state.until, before.place))
    if (state.phase === 'delayed') delayed--
    if (state.phase === 'inFlight') inFlight--
    if (!after) {
      messages = messages.delete(before.id)
      byAge = remove(byAge, keyOf(before.sentAt, before.place))
    }
  }
  if (after) {
    const { state } = after
    messages = messages.set(after.id, after)
    if (state.phase !== 'visible') hidden = set(hidden, keyOf(state.until, after.place), after.id)
    if (state.phase === 'delayed') delayed++
    if (state.phase === 'inFlight') inFlight++
    if (!before) byAge = set(byAge, keyOf(after.sentAt, after.place), after.id)
  }
  const next = { ...contents, messages, hidden, byAge, delayed, inFlight }
  return contents.groups ? changeGroup(next, contents.groups, before, after) : { ...next, ready: inLine(contents.ready, before, after) }
}

/** Standard queues: messages stand in line by when they became visible. */
function inLine(ready: OrderedTree<string>, before: Message | undefined, after: Message | undefined): OrderedTree<string> {
  let line = ready
  if (before?.state.phase === 'visible') line = remove(line, keyOf(before.state.since, before.place))
  if (after?.state.phase === 'visible') line = set(line, keyOf(after.state.since, after.place), after.id)
  return line
}

/** The messages that are received next: one, or, in a FIFO queue, those of one group in order, up to the first that is hidden. */
export function nextInLine(contents: Contents, most: number): readonly Message[] {
  const first = ascending(contents.ready).next().value
  if (!first) return []
  const head = contents.messages.get(first[1]) as Message
  if (!contents.groups) return [head]
  const run: Message[] = []
  for (const [, id] of ascending((contents.groups.get(head.groupId ?? '') as Group).order)) {
    const message = contents.messages.get(id) as Message
    if (message.state.phase !== 'visible' || run.length === most) break
    run.push(message)
  }
  return run
}

/** The message that becomes visible next, and when. */
export function nextHidden(contents: Contents): { readonly at: VirtualMs; readonly message: Message } | undefined {
  return firstOf(contents, contents.hidden)
}

export function oldest(contents: Contents): { readonly at: VirtualMs; readonly message: Message } | undefined {
  return firstOf(contents, contents.byAge)
}

/** All messages, by when they were sent. */
export function* oldestFirst({ messages, byAge }: Contents): Generator<Message, undefined> {
  for (const [, id] of ascending(byAge)) yield messages.get(id) as Message
}

function firstOf({ messages }: Contents, tree: OrderedTree<string>) {
  const first = ascending(tree).next().value
  return first && { at: timeOf(first[0]), message: messages.get(first[1]) as Message }
}
