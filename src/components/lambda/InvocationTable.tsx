import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { InvocationRow, StartKind } from '../../sim/cloud/labs/lambda/lambdaLab'
import { invocationTable } from '../../state/lambda/invocationTable'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { clockText, durationText } from '../../state/virtualClock'
import { CopyButton } from '../frame/CopyButton'
import { IconButton } from '../frame/IconButton'
import type { AnyTone } from '../run/tones'
import { ToneSign } from '../run/ToneSign'
import { InvocationStatusWord } from './InvocationStatusWord'

const PAGE = 100

export const START_TONE: Readonly<Record<StartKind, AnyTone>> = { cold: 'cold', warm: 'entered', provisioned: 'cached', restarted: 'failed', throttled: 'throttled' }

/** What the lanes draw, in words: each invocation with its environment and why it was that. */
export function InvocationTable({ count }: { count: number }) {
  const report = useLambdaRun((s) => s.report)
  const selected = useLambdaRun((s) => s.selected)
  const [page, setPage] = useState(0)
  const [rows, setRows] = useState<readonly InvocationRow[]>([])
  const pages = Math.max(1, Math.ceil(count / PAGE))
  const shown = Math.min(page, pages - 1)
  useEffect(() => {
    let wanted = true
    useLambdaRun.getState().readInvocations(shown * PAGE, PAGE).then((read) => wanted && setRows(read), () => undefined)
    return () => void (wanted = false)
  }, [report, shown])
  return (
    <div className="flex min-h-0 grow flex-col">
      <div className="min-h-0 grow overflow-auto">
        <table aria-label="Invocations" aria-rowcount={count} className="w-full border-collapse text-sm">
          <thead className="sticky top-0 z-10 bg-panel text-left text-muted">
            <tr>
              {['#', 'Sent', 'Environment', 'Start', 'INIT', 'Duration', 'Status', 'Why'].map((name) => (
                <th key={name} scope="col" className="border-b border-line px-2.5 py-1.5 font-medium whitespace-nowrap">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.number} row={row} selected={row.number === selected} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex h-8 shrink-0 items-center gap-1 border-t border-line px-2 text-sm text-muted">
        <IconButton size="small" name="Previous page" icon={ChevronLeft} disabled={shown === 0} onClick={() => setPage(shown - 1)} />
        <span className="tabular">
          {count === 0 ? 0 : shown * PAGE + 1}–{Math.min(count, (shown + 1) * PAGE)} of {count.toLocaleString('en')}
        </span>
        <IconButton size="small" name="Next page" icon={ChevronRight} disabled={shown >= pages - 1} onClick={() => setPage(shown + 1)} />
        <span className="grow" />
        <CopyButton name="Copy invocations as table" text={() => invocationTable(count, useLambdaRun.getState().readInvocations)} />
      </div>
    </div>
  )
}

function Row({ row, selected }: { row: InvocationRow; selected: boolean }) {
  const { number, attempt, by, sentAt, environment, start, initMs, durationMs, status, errorType, why } = row
  return (
    <tr className={`border-b border-line align-top ${selected ? 'bg-accent-soft' : 'hover:bg-sunken'}`}>
      <td className="px-2.5 py-1">
        <button type="button" onClick={() => useLambdaRun.getState().select(number)} aria-label={`Invocation ${number + 1}`} className="tabular min-w-6 rounded-sm text-left font-mono text-accent underline underline-offset-2">
          {number + 1}
        </button>
      </td>
      <td className="tabular px-2.5 py-1 font-mono whitespace-nowrap">{clockText(sentAt)}</td>
      <td className="px-2.5 py-1 font-mono whitespace-nowrap">{environment ?? '–'}</td>
      <td className="px-2.5 py-1 whitespace-nowrap">
        <span className="flex items-center gap-1.5">
          <ToneSign tone={START_TONE[start]} />
          {start}
          {attempt > 1 && <span className="text-retried">try {attempt}</span>}
          {by !== 'caller' && <span className="text-muted">{by === 'asynchronous' ? 'async' : 'SQS'}</span>}
        </span>
      </td>
      <td className="tabular px-2.5 py-1 whitespace-nowrap">{initMs === undefined ? '–' : durationText(initMs)}</td>
      <td className="tabular px-2.5 py-1 whitespace-nowrap">{durationMs === undefined ? '–' : durationText(durationMs)}</td>
      <td className="px-2.5 py-1 whitespace-nowrap">
        <span className="flex items-center gap-1.5">
          <InvocationStatusWord status={status} error={errorType} />
        </span>
      </td>
      <td className="min-w-80 px-2.5 py-1 text-muted">{why}</td>
    </tr>
  )
}
