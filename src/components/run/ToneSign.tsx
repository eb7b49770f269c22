import { TONES, type AnyTone } from './tones'

/** The sign of a state's or event's tone. The word stands beside it, or in the name of what carries it. */
export function ToneSign({ tone, size = 14 }: { tone: AnyTone; size?: number }) {
  const { sign: Sign, text } = TONES[tone]
  return (
    <span className={`grid shrink-0 place-items-center ${text}`} style={{ width: size, height: size }} aria-hidden>
      {Sign ? <Sign size={size} strokeWidth={tone === 'quiet' ? 3 : 2.25} /> : tone === 'not entered' ? null : <FilledDot />}
    </span>
  )
}

function FilledDot() {
  return <span className="size-2 rounded-full bg-current" />
}
