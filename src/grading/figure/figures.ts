import type { Figure, Json } from '../../content/guide/figure'
import type { CreateCloud } from '../proof/playing'
import type { PlayedFigure } from './playedFigure'
import { playFigure } from './playFigure'

/** What the worker offers to the guide. */
export interface Figures {
  /** Runs a figure with what its controls have chosen, beside the page. */
  playFigure(figure: Figure, chosen: Readonly<Record<string, Json>>): Promise<PlayedFigure>
}

export function createFigures(createCloud: CreateCloud): Figures {
  return { playFigure: (figure, chosen) => playFigure(figure, chosen, createCloud) }
}
