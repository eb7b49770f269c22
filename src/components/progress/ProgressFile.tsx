import { useRef, useState } from 'react'
import { saveMissed, saveProgress, takeProgress } from '../../state/practice/progressFile'
import { useProgress } from '../../state/study/progressStore'
import { ConfirmDialog } from '../frame/ConfirmDialog'

/** Everything stays on this device: it is taken along as a file, or deleted. */
export function ProgressFile() {
  const file = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<{ text: string; wrong: boolean }>()
  const [erasing, setErasing] = useState(false)
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    const problem = await takeProgress(chosen)
    setSaid(problem === undefined ? { text: `What ${chosen.name} holds has been added to your progress.`, wrong: false } : { text: `${chosen.name}: ${problem} Nothing has changed.`, wrong: true })
  }
  return (
    <section aria-labelledby="file" className="mt-12">
      <h2 id="file" className="text-xl font-semibold tracking-tight">
        Your progress
      </h2>
      <p className="mt-2 text-base text-muted">It is kept on this device only. Take it along as a file, or delete it.</p>
      <div className="mt-4 flex flex-wrap gap-2 text-base">
        <button type="button" onClick={saveProgress} className="h-9 rounded-md border border-line-strong px-3 hover:bg-sunken">
          Export
        </button>
        <button type="button" onClick={() => file.current?.click()} className="h-9 rounded-md border border-line-strong px-3 hover:bg-sunken">
          Import
        </button>
        <button
          type="button"
          onClick={() => void saveMissed().then((cards) => setSaid({ text: cards === 0 ? 'There is nothing that you missed last time.' : `${cards} card${cards === 1 ? '' : 's'} of what you missed: import the file in Anki.`, wrong: false }))}
          className="h-9 rounded-md border border-line-strong px-3 hover:bg-sunken"
        >
          Missed items for Anki
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label="Progress file"
          className="hidden"
          onChange={({ target }) => {
            void take(target.files?.[0])
            target.value = ''
          }}
        />
        <button type="button" onClick={() => setErasing(true)} className="h-9 rounded-md border border-line px-3 text-failed hover:bg-sunken">
          Delete all
        </button>
      </div>
      {said && (
        <p role={said.wrong ? 'alert' : undefined} className={`mt-3 text-base ${said.wrong ? 'text-failed' : 'text-succeeded'}`}>
          {said.text}
        </p>
      )}
      <ConfirmDialog open={erasing} onOpenChange={setErasing} title="Delete all progress" keep="Keep it" confirm="Delete" confirmed={() => void useProgress.getState().erase()}>
        Answers, reviews, exams and drills are deleted from this device. There is no way back but a file you have exported.
      </ConfirmDialog>
    </section>
  )
}
