interface Props {
  readonly title?: string | undefined
  readonly text: string
  /** Lines, counted from 1, that can be spoken of. */
  readonly numbered: boolean
}

/** A text that belongs to a question: a definition, a template, a handler, a request. */
export function Exhibit({ title, text, numbered }: Props) {
  return (
    <div className="mt-4 overflow-hidden rounded-lg border border-line bg-panel text-sm">
      {title !== undefined && <p className="border-b border-line px-3 py-1.5 text-muted">{title}</p>}
      <pre className="p-3 font-mono break-words whitespace-pre-wrap">
        {numbered
          ? text.split('\n').map((line, index) => (
              <span key={index} className="block pl-8 -indent-8">
                <span className="tabular inline-block w-8 text-muted select-none indent-0">{index + 1}</span>
                {line}
              </span>
            ))
          : text}
      </pre>
    </div>
  )
}
