import { refused } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { archiveArn, busArn, replayArn, ruleArn } from '../account'
import { end, type Replay } from '../archive/replay'
import { invalid, notFound } from '../refusal'
import { ARN, DESCRIPTION, objectOf, requiredText, textOf, textsOf, type TextShape } from '../request'
import type { Turn } from '../turn'
import { archiveOf } from './archives'
import type { Operation } from './operation'
import { pageOf } from './page'

const REPLAY_NAME: TextShape = { least: 1, most: 64, pattern: '[\\.\\-_A-Za-z0-9]+' }

/** Events go to the bus that they came to, and there to the rules that are named, or to all. */
export const startReplay: Operation = (turn, input, reply) => {
  const name = requiredText(input, 'ReplayName', REPLAY_NAME)
  const description = textOf(input, 'Description', DESCRIPTION)
  const archive = archiveOf(turn, requiredText(input, 'EventSourceArn', ARN).split(':archive/').at(-1)!)
  const destination = objectOf(input, 'Destination') ?? {}
  if (requiredText(destination, 'Arn', ARN, 'destination.arn') !== busArn(turn.place, archive.bus)) {
    invalid('Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN that the archive was created for.')
  }
  const rules = destination['FilterArns'] === undefined ? [] : textsOf(destination, 'FilterArns', 100)
  for (const arn of rules) checkRule(turn, archive.bus, arn)
  const [from, to] = [timeOf(input, 'EventStartTime'), timeOf(input, 'EventEndTime')]
  if (to <= from) invalid('Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.')
  if (turn.account.replays.has(name)) refused('ResourceAlreadyExistsException', `Replay ${name} already exists.`)
  const replay: Replay = {
    name,
    archive: archive.name,
    bus: archive.bus,
    ...(description === undefined ? {} : { description }),
    from,
    to,
    rules,
    state: 'STARTING',
    startedAt: turn.now,
  }
  turn.putReplay(replay)
  turn.do({ type: 'schedule', signal: { type: 'ReplayDue', replay: name } })
  reply({ ReplayArn: replayArn(turn.place, name), State: 'STARTING', ReplayStartTime: turn.now / 1000 })
}

export const cancelReplay: Operation = (turn, input, reply) => {
  const replay = replayOf(turn, input)
  const { name, state } = replay
  if (state !== 'STARTING' && state !== 'RUNNING') {
    refused('IllegalStatusException', `Replay ${name} is not in a valid state for this operation.`)
  }
  end(turn, replay, { state: 'CANCELLED' })
  reply({ ReplayArn: replayArn(turn.place, name), State: 'CANCELLING' })
}

export const describeReplay: Operation = (turn, input, reply) => {
  const replay = replayOf(turn, input)
  const { name, description, bus, rules } = replay
  reply({
    ...shown(turn, replay),
    ReplayArn: replayArn(turn.place, name),
    ...(description === undefined ? {} : { Description: description }),
    Destination: { Arn: busArn(turn.place, bus), ...(rules.length === 0 ? {} : { FilterArns: rules }) },
  })
}

export const listReplays: Operation = (turn, input, reply) => {
  const prefix = textOf(input, 'NamePrefix', REPLAY_NAME) ?? ''
  const wanted = textOf(input, 'State')
  const source = textOf(input, 'EventSourceArn', ARN)
  const replays = [...turn.account.replays.values()].filter(
    ({ name, state, archive }) =>
      name.startsWith(prefix) && (wanted === undefined || wanted === state) && (source === undefined || source === archiveArn(turn.place, archive)),
  )
  const { page, more } = pageOf(input, replays, ({ name }) => name)
  reply({ Replays: page.map((replay) => shown(turn, replay)), ...more })
}

function replayOf(turn: Turn, input: JsonObject): Replay {
  const name = requiredText(input, 'ReplayName', REPLAY_NAME)
  return turn.account.replays.get(name) ?? notFound(`Replay ${name} does not exist.`)
}

function checkRule(turn: Turn, bus: string, arn: string): void {
  const rules = [...(turn.bus(bus)?.rules.keys() ?? [])]
  if (!rules.some((rule) => ruleArn(turn.place, bus, rule) === arn)) invalid(`Parameter Destination.FilterArns is not valid. Reason: Rule ${arn} does not exist.`)
}

/** A time is given in epoch seconds or as ISO 8601. */
function timeOf(input: JsonObject, member: string): VirtualMs {
  const value: Json | undefined = input[member]
  const at = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? invalid(`Parameter ${member} is not valid.`) : at
}

function shown(turn: Turn, { name, archive, state, reason, from, to, lastReplayed, startedAt, endedAt }: Replay): JsonObject {
  const seconds = (member: string, at: VirtualMs | undefined) => (at === undefined ? {} : { [member]: at / 1000 })
  return {
    ReplayName: name,
    EventSourceArn: archiveArn(turn.place, archive),
    State: state,
    ...(reason === undefined ? {} : { StateReason: reason }),
    EventStartTime: from / 1000,
    EventEndTime: to / 1000,
    ...seconds('EventLastReplayedTime', lastReplayed),
    ReplayStartTime: startedAt / 1000,
    ...seconds('ReplayEndTime', endedAt),
  }
}
