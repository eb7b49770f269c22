import type { Figure } from '../../content/guide/figure'
import type { Json } from '../../content/questions/json'
import { BEGINNING, play, type CreateCloud } from '../proof/playing'
import { ProofBroken, Scope } from '../proof/scope'
import { lanesOf } from './figureLanes'
import type { Moment, PlayedFigure, PlayedLane } from './playedFigure'

/**
 * Runs a figure's world with what its controls have chosen, by their names.
 * @throws {ProofBroken} where a step cannot be done as it is written
 */
export async function playFigure(figure: Figure, chosen: Readonly<Record<string, Json>>, createCloud: CreateCloud): Promise<PlayedFigure> {
  const names = new Set(figure.controls.map(({ name }) => name))
  const { cloud, marks } = await play(createCloud, figure.world ?? {}, figure.steps, new Scope(chosen, names))
  const start = marks.get(figure.from ?? BEGINNING)
  if (!start) throw new ProofBroken(`no mark is named '${figure.from}'`)
  const events = cloud.log.slice(start.seq)
  const length = Math.max(0, (events.at(-1)?.at ?? start.at) - start.at)
  const lanes = figure.lanes.flatMap((lane) => lanesOf(lane, events, start.at, length))
  return { length, lanes, moments: momentsOf(lanes) }
}

function momentsOf(lanes: readonly PlayedLane[]): readonly Moment[] {
  const moments = lanes.flatMap(({ spans, marks }, lane) => [
    ...spans.map(({ from, tone, says }) => ({ at: from, lane, tone, says })),
    ...marks.map(({ at, tone, says }) => ({ at, lane, tone, says })),
  ])
  return moments.sort((a, b) => a.at - b.at || a.lane - b.lane)
}
