/** A text in which parts between back quotes are names of code. */
export function Prose({ text }: { text: string }) {
  return text.split('`').map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <code key={i} className="font-mono text-[0.92em] break-words">
        {part}
      </code>
    ),
  )
}
