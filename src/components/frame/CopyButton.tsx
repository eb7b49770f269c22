import { Check, CircleAlert, Copy } from 'lucide-react'
import { useState } from 'react'
import { copyText } from '../../state/copyText'
import { IconButton } from './IconButton'

interface Props {
  /** What it copies: its accessible name. */
  readonly name: string
  readonly text: () => string | Promise<string>
}

type Outcome = 'copied' | 'refused'

/** Copies a text, and says whether it lies on the clipboard until the pointer or the focus moves on. */
export function CopyButton({ name, text }: Props) {
  const [outcome, setOutcome] = useState<Outcome>()
  const copy = async () => setOutcome((await copyText(await text())) ? 'copied' : 'refused')
  const forget = () => setOutcome(undefined)
  const said = outcome === 'copied' ? 'Copied' : 'The browser refused to copy'
  return (
    <IconButton
      size="small"
      name={outcome === undefined ? name : said}
      icon={outcome === undefined ? Copy : outcome === 'copied' ? Check : CircleAlert}
      onClick={() => void copy()}
      onBlur={forget}
      onPointerLeave={forget}
      className={outcome === 'copied' ? 'text-succeeded' : outcome === 'refused' ? 'text-failed' : ''}
    />
  )
}
