import type { Figure, Json } from '../../content/guide/figure'
import type { CreateCloud } from '../proof/playing'
import { playSample, type Act, type SampleOutcome, type SampleWorld } from '../sample/playSample'
import type { PlayedFigure } from './playedFigure'
import { playFigure } from './playFigure'

/** What the worker offers to the guide. */
export interface Figures {
  /** Runs a figure with what its controls have chosen, beside the page. */
  playFigure(figure: Figure, chosen: Readonly<Record<string, Json>>): Promise<PlayedFigure>
  /** Does something with an example, in a world of its own. */
  playSample(sample: SampleWorld, act: Act): Promise<SampleOutcome>
}

export function createFigures(createCloud: CreateCloud): Figures {
  return {
    playFigure: (figure, chosen) => playFigure(figure, chosen, createCloud),
    playSample: (sample, act) => playSample(sample, act, createCloud),
  }
}
