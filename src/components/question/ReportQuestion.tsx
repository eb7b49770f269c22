import { useState } from 'react'
import { copyText } from '../../state/copyText'
import { reportAddress, reportText } from '../../state/study/report'
import { useAsking } from './askingContext'

const LOOK = 'text-accent underline underline-offset-2'

/** The way to say that a question is wrong: a link to an issue, and where no repository is known, its text to be sent along. */
export function ReportQuestion() {
  const { question, answer } = useAsking().asked
  const [copied, setCopied] = useState<boolean>()
  const address = reportAddress(question, answer)
  if (address !== undefined) {
    return (
      <a href={address} target="_blank" rel="noreferrer" className={LOOK}>
        Report this question
      </a>
    )
  }
  return (
    <button type="button" className={LOOK} onClick={() => void copyText(reportText(question, answer)).then(setCopied)}>
      {copied === undefined ? 'Report this question: copy a report' : copied ? 'The report is copied' : 'The browser refused to copy'}
    </button>
  )
}
