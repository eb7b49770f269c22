import { startLabWorker, type LabWorker } from '../../browser/labWorker'
import type { Figures } from '../../grading/figure/figures'
import type { PlayFigure } from './figureStore'
import type { PlaySample } from './sampleStore'

let worker: LabWorker<Figures> | undefined

/** Figures are run by one worker, one after another: it is started with the first. */
export const playFigure: PlayFigure = (figure, chosen) => started().lab.playFigure(figure, chosen)

/** By the same worker. */
export const playSample: PlaySample = (sample, act) => started().lab.playSample(sample, act)

function started(): LabWorker<Figures> {
  return (worker ??= startLabWorker<Figures>('figures'))
}
