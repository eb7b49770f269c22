import { startLabWorker, type LabWorker } from '../../browser/labWorker'
import type { Figures } from '../../grading/figure/figures'
import type { PlayFigure } from './figureStore'

let worker: LabWorker<Figures> | undefined

/** Figures are run by one worker, one after another: it is started with the first. */
export const playFigure: PlayFigure = (figure, chosen) => (worker ??= startLabWorker<Figures>('figures')).lab.playFigure(figure, chosen)
