import type { InvocationRow } from '../../sim/cloud/labs/lambda/lambdaLab'
import { tabSeparated } from '../tabSeparated'

/** Rows asked for at once: as many as the lab gives. */
const PAGE = 150

/** All invocations as a table for a spreadsheet. */
export async function invocationTable(count: number, read: (from: number, count: number) => Promise<readonly InvocationRow[]>): Promise<string> {
  const rows: InvocationRow[] = []
  for (let from = 0; from < count; from += PAGE) rows.push(...(await read(from, PAGE)))
  return tabSeparated(
    ['Number', 'Request id', 'Try', 'By', 'Sent s', 'Environment', 'Start', 'INIT ms', 'Duration ms', 'Billed ms', 'Status', 'Error', 'Why'],
    rows.map((row) => [
      row.number + 1, row.requestId, row.attempt, row.by, row.sentAt / 1000, row.environment ?? '', row.start, row.initMs ?? '', row.durationMs ?? '', row.billedMs ?? '', row.status, row.errorType ?? '', row.why,
    ]),
  )
}
