import type { SimEvent } from '../../sim/kernel/eventLog'
import { answeredStory, failedStory, passedStory, waitsStory } from '../../sim/cloud/labs/apigateway/stageStory'
import { eventRow, momentStory, toneOf } from '../../sim/cloud/labs/lambda/momentViews'
import type { LabTone } from '../../sim/cloud/labs/timeline'
import { noteOf as historyNote, toneOf as historyTone } from '../../sim/cloud/views/eventRow'
import { eventStory } from '../../sim/cloud/views/eventStory'
import { historyEvent, textOf } from '../../sim/cloud/views/historyEvent'
import type { RunRow } from './runRoom'

/** A line of any service's, with a state's name where it is of an execution. */
export function logLine(event: SimEvent, index: number, startedAt: number): RunRow {
  const { offset, service, type, resource, note } = eventRow(event, index, startedAt, undefined)
  const told = noteOf(event) ?? note
  return { index, seq: event.seq, offset, service, type, resource, tone: logTone(event), ...(told === undefined ? {} : { note: told }) }
}

export function logTone(event: SimEvent): LabTone {
  const history = historyEvent(event)
  if (history) return historyTone(history, undefined)
  const { service, type, detail } = event
  if (service !== 'apigateway') return toneOf(event)
  if (type === 'StageFailed') return /THROTTLED|QUOTA/.test(String(detail['responseType'])) ? 'throttled' : 'failed'
  if (type === 'StageWaits') return 'waiting'
  if (type === 'RequestAnswered') return Number(detail['status']) < 400 ? 'succeeded' : 'failed'
  return toneOf(event)
}

/** @param state  the state that an event of an execution belongs to, where it names none itself */
export function logStory(event: SimEvent, state: string | undefined): string {
  const history = historyEvent(event)
  if (history) return eventStory(history, textOf(history.details, 'name') ?? state, undefined, undefined)
  const { service, type, detail, resource } = event
  if (service === 'apigateway') {
    switch (type) {
      case 'RequestReceived':
        return `API Gateway receives a request for the stage ${String(detail['stageName'])}.`
      case 'StagePassed':
        return passedStory(detail)
      case 'StageWaits':
        return waitsStory(detail)
      case 'StageFailed':
        return failedStory(detail)
      case 'RequestAnswered':
        return answeredStory(detail)
    }
  }
  if (type === 'FunctionActive') return `The function ${resource} is active: it can be invoked.`
  return momentStory(event)
}

function noteOf(event: SimEvent): string | undefined {
  const history = historyEvent(event)
  if (history) return textOf(history.details, 'name') ?? historyNote(history)
  return textOf(event.detail, 'stage') ?? (event.type === 'RequestAnswered' ? String(event.detail['status']) : undefined)
}
