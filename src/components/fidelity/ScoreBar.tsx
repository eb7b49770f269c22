interface Props {
  readonly full: number
  /** Answered as AWS did but for the wording of an error. */
  readonly wording: number
  readonly differs: number
}

/** The cases of a kind as one bar: solid, hatched, hollow, so that it reads without colour. One case is never too thin to see. */
export function ScoreBar({ full, wording, differs }: Props) {
  return (
    <span className="mt-2 flex h-2 gap-0.5" aria-hidden>
      {full > 0 && <span className="rounded-xs bg-succeeded" style={{ flexGrow: full }} />}
      {wording > 0 && <span className="hatched min-w-2 rounded-xs border border-current text-warm" style={{ flexGrow: wording }} />}
      {differs > 0 && <span className="min-w-2 rounded-xs border border-failed" style={{ flexGrow: differs }} />}
    </span>
  )
}
