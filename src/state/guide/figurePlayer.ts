import { startGradingWorker } from '../../browser/gradingWorker'
import type { PlayFigure } from './figureStore'

interface Grading {
  playFigure: PlayFigure
}

let worker: ReturnType<typeof startGradingWorker<Grading>> | undefined

/** Figures are run by one worker, one after another: it is started with the first. */
export const playFigure: PlayFigure = (figure, chosen) => (worker ??= startGradingWorker<Grading>()).playFigure(figure, chosen)
