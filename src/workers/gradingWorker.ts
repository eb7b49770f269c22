import { expose } from 'comlink'
import { playFigure } from '../grading/figure/playFigure'
import { libraryOver } from '../sim/cloud/library'
import { sandboxAssets } from './sandboxAssets'

const { createCloud } = libraryOver(sandboxAssets)

/** What is run for the guide, beside the page. */
expose({
  playFigure: (figure: Parameters<typeof playFigure>[0], chosen: Parameters<typeof playFigure>[1]) => playFigure(figure, chosen, createCloud),
})
