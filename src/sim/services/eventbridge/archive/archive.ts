import { matchesEvent, type EventPattern } from '../../../expression/eventPattern/eventPattern'
import type { JsonObject } from '../../../kernel/json'
import { PersistentList } from '../../../kernel/persistentMap'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'

/** Events of a bus that are kept, to be sent to it once more. */
export interface Archive {
  readonly name: string
  readonly bus: string
  readonly description?: string
  /** Absent: all events are kept. */
  readonly pattern?: EventPattern
  /** 0: without end. */
  readonly retentionDays: number
  readonly createdAt: VirtualMs
  /** Oldest first. */
  readonly events: PersistentList<ArchivedEvent>
}

export interface ArchivedEvent {
  /** When it came to the bus. */
  readonly at: VirtualMs
  readonly event: JsonObject
}

const DAY: VirtualMs = 86_400_000

export function newArchive(archive: Omit<Archive, 'events'>): Archive {
  return { ...archive, events: PersistentList() }
}

/** Keeps an event that has come to a bus in each archive that wants it. What is replayed was kept before. */
export function archive(turn: Turn, bus: string, event: JsonObject): void {
  if ('replay-name' in event) return
  for (const each of turn.account.archives.values()) {
    if (each.bus !== bus || (each.pattern && !matchesEvent(each.pattern, event))) continue
    turn.putArchive({ ...each, events: each.events.push({ at: turn.now, event }) })
  }
}

/** The events that are kept still: what has been there for the retention period is gone. */
export function keptEvents({ events, retentionDays }: Archive, now: VirtualMs): readonly ArchivedEvent[] {
  const kept = events.toArray()
  return retentionDays === 0 ? kept : kept.filter(({ at }) => at + retentionDays * DAY > now)
}

/** In bytes, as JSON. */
export function sizeOf(events: readonly ArchivedEvent[]): number {
  return events.reduce((sum, { event }) => sum + new TextEncoder().encode(JSON.stringify(event)).length, 0)
}
