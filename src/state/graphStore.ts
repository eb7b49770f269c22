import { create } from 'zustand'
import { startElk } from '../browser/elkWorker'
import { EMPTY_DRAWING, type Drawing } from '../graph/drawing'
import { createLayouter, type RunElk } from '../graph/layouter'
import { isObject } from '../graph/looseJson'
import { readMachine } from '../graph/machineGraph'
import { createNewest, type Newest } from './newest'

/** The picture of a definition, and how it stands with the text it is of. */
export interface GraphState {
  readonly drawing: Drawing
  /** The text that the drawing shows; none before the first. */
  readonly drawn: string | undefined
  /** Why the newest text is not what is drawn, in a sentence. */
  readonly problem: string | undefined
  /** Draws a definition, unless a newer one comes at once. */
  show(definition: string): void
}

/** Milliseconds without an edit before a definition is drawn. */
const DELAY = 120
/** More could be drawn, but take half a minute, and nobody reads it. */
const MOST_STATES = 1500

type Picture = { readonly drawing: Drawing } | { readonly problem: string }

/** @param runElk  lays a graph out, wherever it does */
export function createGraphStore(runElk: RunElk) {
  return create<GraphState>()((set, get) => {
    const layout = createLayouter(runElk)
    const newest: Newest<string> = createNewest(DELAY, picture, take)
    let asked: string | undefined

    async function picture(definition: string): Promise<Picture> {
      const machine = parse(definition)
      if ('problem' in machine) return machine
      const graph = readMachine(machine.definition)
      if (graph.nodes.length > MOST_STATES) {
        return { problem: `${graph.nodes.length} states are too many to draw: the picture ends at ${MOST_STATES}.` }
      }
      try {
        const drawing = await layout(graph)
        // Only one definition is asked about at a time, so none overtakes another here.
        return { drawing: drawing ?? get().drawing }
      } catch (error) {
        return { problem: `The definition could not be drawn: ${error instanceof Error ? error.message : String(error)}` }
      }
    }

    function take(made: Picture, definition: string): void {
      if ('problem' in made) set({ problem: made.problem })
      else set({ drawing: made.drawing, drawn: definition, problem: undefined })
    }

    return {
      drawing: EMPTY_DRAWING,
      drawn: undefined,
      problem: undefined,
      show(definition) {
        if (definition === asked) return
        asked = definition
        newest.take(definition)
      },
    }
  })
}

function parse(definition: string): { readonly definition: unknown } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(definition)
  } catch {
    return { problem: 'The definition is not JSON now. The picture shows the last one that was.' }
  }
  if (isObject(value) && isObject(value.States)) return { definition: value }
  return { problem: 'There is nothing to draw: a state machine is an object with StartAt and States.' }
}

/** The picture in the Step Functions lab. */
export const useGraph = createGraphStore(startElk())
