/** What a state does, in the few words and the one icon that fit its node. */
import { isObject, list, text, type JsonObject } from './looseJson'
import { resourceOf } from './taskResource'

/** Icons by what they stand for; the component picks the drawing. */
export type IconKind =
  | 'state'
  | 'pass'
  | 'choice'
  | 'wait'
  | 'succeed'
  | 'fail'
  | 'parallel'
  | 'map'
  | 'lambda'
  | 'database'
  | 'queue'
  | 'topic'
  | 'events'
  | 'stream'
  | 'workflow'
  | 'api'
  | 'storage'
  | 'activity'
  | 'compute'
  | 'model'
  | 'secret'
  | 'service'

export interface StateDescription {
  readonly icon: IconKind
  readonly detail: string
  readonly fullDetail: string
}

export function describeState(state: JsonObject): StateDescription {
  switch (state.Type) {
    case 'Task':
      return resourceOf(state)
    case 'Wait':
      return same('wait', waitDetail(state))
    case 'Choice':
      return same('choice', counted(list(state.Choices).length, 'rule'))
    case 'Fail':
      return same('fail', text(state.Error) || text(state.ErrorPath))
    case 'Succeed':
      return same('succeed', '')
    case 'Pass':
      return same('pass', '')
    case 'Parallel':
      return same('parallel', counted(list(state.Branches).length, 'branch', 'branches'))
    case 'Map':
      return same('map', mapDetail(state))
    default:
      return same('state', state.Type === undefined ? 'no Type' : `no type ${JSON.stringify(state.Type)}`)
  }
}

function same(icon: IconKind, detail: string): StateDescription {
  return { icon, detail, fullDetail: detail }
}

function waitDetail(state: JsonObject): string {
  if (typeof state.Seconds === 'number') return `${state.Seconds} s`
  if (state.Seconds !== undefined) return String(state.Seconds)
  if (state.SecondsPath !== undefined) return `${String(state.SecondsPath)} s`
  const until = state.Timestamp ?? state.TimestampPath
  return until === undefined ? '' : `until ${String(until)}`
}

function mapDetail(state: JsonObject): string {
  const processor = isObject(state.ItemProcessor) ? state.ItemProcessor : {}
  const config = isObject(processor.ProcessorConfig) ? processor.ProcessorConfig : {}
  const mode = config.Mode === 'DISTRIBUTED' ? 'distributed' : 'inline'
  const limit = state.MaxConcurrency
  return typeof limit === 'number' && limit > 0 ? `${mode}, ${limit} at a time` : mode
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
