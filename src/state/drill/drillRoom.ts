import type { StoreApi } from 'zustand'
import { onLeaving } from '../../browser/leaving'
import { recordsIn } from '../../browser/records'
import type { Drill } from '../../content/drills/drill'
import { useProgress } from '../study/progressStore'
import { stopDrill, submitDrill } from '../study/drillRun'
import { createDrillStore, type DrillState } from './drillStore'

const records = recordsIn('coldstart-drills')
const rooms = new Map<string, StoreApi<DrillState>>()

/** The drill as one left it. */
export function drillRoom(drill: Drill): StoreApi<DrillState> {
  let room = rooms.get(drill.id)
  if (!room) {
    room = createDrillStore(drill, { records, beforeEnd: onLeaving, grade: submitDrill, stop: stopDrill, tried: (id, passed) => useProgress.getState().drillTried(id, passed) })
    rooms.set(drill.id, room)
    void room.getState().open()
  }
  return room
}
