import type { JsonObject } from '../../../kernel/json'
import { functionReference } from '../control/functionName'
import type { Operation } from '../control/operations'
import { page } from '../control/paging'
import { existingTarget } from '../control/target'
import { refused } from '../refusal'
import type { Turn } from '../turn'
import { changeMapping, mappedArn, shownMapping, type Mapping } from './mapping'
import { mappingSettings } from './settings'
import { settle } from './transitions'

export const getEventSourceMapping: Operation = (turn, input) => shownMapping(turn.place, existing(turn, input))

export const listEventSourceMappings: Operation = (turn, input) => {
  const { EventSourceArn: source = null, FunctionName: named = null } = input
  const wanted = named === null ? undefined : functionReference(input, turn.place)
  const mappings = [...turn.account.mappings.values()].filter(
    (mapping) => (source === null || mapping.sourceArn === source) && (!wanted || mappedArn(turn.place, mapping) === wanted.arn),
  )
  mappings.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return page('EventSourceMappings', mappings.map((mapping) => shownMapping(turn.place, mapping)), input, (each) => String((each as JsonObject)['UUID']), MOST_LISTED)
}

const MOST_LISTED = 100

export const updateEventSourceMapping: Operation = (turn, input) => {
  const mapping = idle(turn, input, 'update')
  const settings = mappingSettings(input, mapping.kind, mapping.sourceArn.endsWith('.fifo'), mapping.settings)
  const target = (input['FunctionName'] ?? null) === null ? undefined : functionReference(input, turn.place)
  if (target) existingTarget(turn, target)
  const state = settings.enabled === mapping.settings.enabled ? 'Updating' : settings.enabled ? 'Enabling' : 'Disabling'
  const changed = changeMapping(turn, mapping, {
    settings,
    state,
    lastModified: turn.now,
    ...(target ? { functionName: target.name, qualifier: target.qualifier } : {}),
  })
  settle(turn, changed)
  return shownMapping(turn.place, changed)
}

export const deleteEventSourceMapping: Operation = (turn, input) => {
  const changed = changeMapping(turn, idle(turn, input, 'delete'), { state: 'Deleting', lastModified: turn.now })
  settle(turn, changed)
  return shownMapping(turn.place, changed)
}

function existing(turn: Turn, input: JsonObject): Mapping {
  const mapping = turn.account.mappings.get(String(input['UUID']))
  return mapping ?? refused('ResourceNotFoundException', 'The resource you requested does not exist.', 404)
}

/** A mapping that is on its way to another state cannot be changed. */
function idle(turn: Turn, input: JsonObject, what: 'update' | 'delete'): Mapping {
  const mapping = existing(turn, input)
  if (mapping.state === 'Enabled' || mapping.state === 'Disabled') return mapping
  return refused('ResourceInUseException', `Cannot ${what} the event source mapping because it is in use.`, 400)
}
