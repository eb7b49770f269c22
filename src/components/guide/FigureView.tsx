import { useEffect, useId, useState } from 'react'
import type { Figure } from '../../content/guide/figure'
import { playFigure } from '../../state/guide/figurePlayer'
import { createFigureStore } from '../../state/guide/figureStore'
import { FigureBar } from './FigureBar'
import { FigureContext, useFigure } from './figureContext'
import { FigureControls } from './FigureControls'
import { FigureLanes } from './FigureLanes'
import { FigureTable } from './FigureTable'
import { GuideProse } from './GuideProse'

/** A live simulation on a page of the guide: played, stepped through, and changed. */
export function FigureView({ figure }: { figure: Figure }) {
  const [store] = useState(() => createFigureStore(figure, playFigure))
  const title = useId()
  useEffect(() => {
    void store.getState().run()
    return () => store.getState().pause()
  }, [store])
  return (
    <FigureContext value={store}>
      <figure aria-labelledby={title} className="my-8 rounded-lg border border-line bg-panel wide:-mx-10">
        <div className="px-4 pt-4">
          <p id={title} className="text-base font-medium">
            {figure.title}
          </p>
          <p className="mt-1 text-base text-muted">
            <GuideProse text={figure.watch} />
          </p>
        </div>
        <FigureControls controls={figure.controls} />
        <FigurePicture />
      </figure>
    </FigureContext>
  )
}

function FigurePicture() {
  const problem = useFigure((s) => s.problem)
  const played = useFigure((s) => s.played)
  if (problem !== undefined) return <p role="alert" className="px-4 py-6 text-base text-failed">{`This figure could not be run: ${problem}`}</p>
  if (!played) return <p className="px-4 py-10 text-center text-base text-muted">Running the simulation …</p>
  return (
    <>
      <FigureLanes />
      <FigureBar />
      <FigureTable />
    </>
  )
}
