import { useDraft } from '../../state/draftStore'

/** One whole number decides all chance: the same seed tells the same story. */
export function SeedField() {
  const seed = useDraft((s) => s.seed)
  const setSeed = useDraft((s) => s.setSeed)
  return (
    <label
      className="flex items-center gap-1.5 text-muted"
      title="Jitter and everything else that AWS leaves to chance is drawn from this number: the same seed, the same story."
    >
      Seed
      <input
        type="number"
        step={1}
        min={0}
        max={999_999}
        value={seed}
        onChange={({ target }) => {
          const number = target.valueAsNumber
          if (Number.isSafeInteger(number) && number >= 0) setSeed(number)
        }}
        className="h-6 w-16 rounded border border-line-strong bg-panel px-1.5 text-ink tabular"
      />
    </label>
  )
}
