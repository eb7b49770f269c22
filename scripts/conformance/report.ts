import type { Verdict } from './verdict'

/** Counts of one row: a kind, a feature. */
export interface Tally {
  readonly name: string
  readonly passed: number
  readonly passedIgnoringCause: number
  readonly total: number
}

/** How many passed, by each of the names that `namesOf` gives to a verdict. */
export function tally(verdicts: readonly Verdict[], namesOf: (verdict: Verdict) => readonly string[]): Tally[] {
  const rows = new Map<string, { passed: number; passedIgnoringCause: number; total: number }>()
  for (const verdict of verdicts) {
    for (const name of namesOf(verdict)) {
      const row = rows.get(name) ?? { passed: 0, passedIgnoringCause: 0, total: 0 }
      row.total++
      if (verdict.passed) row.passed++
      if (verdict.passedIgnoringCause) row.passedIgnoringCause++
      rows.set(name, row)
    }
  }
  return [...rows].map(([name, row]) => ({ name, ...row }))
}

/** The tables by kind and by feature, and the line of sums that ends a run. */
export function summary(verdicts: readonly Verdict[]): string {
  const kinds = tally(verdicts, ({ kind }) => [kind]).sort((a, b) => compare(a.name, b.name))
  const features = tally(verdicts, ({ features }) => features).sort((a, b) => b.total - a.total || compare(a.name, b.name))
  return [...table('by kind', kinds), '', ...(features.length > 0 ? [...table('by feature', features), ''] : [])].join('\n')
}

export function sums(verdicts: readonly Verdict[]): string {
  const passed = verdicts.filter((verdict) => verdict.passed).length
  return `${passed} passed, ${verdicts.length - passed} failed, 0 skipped`
}

function table(title: string, rows: readonly Tally[]): string[] {
  const width = Math.max(title.length, ...rows.map(({ name }) => name.length))
  const line = (name: string, ...cells: readonly (string | number)[]) =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(15)).join('')
  return [
    line(title, 'passed', 'ignoring cause', 'total'),
    ...rows.map((row) => line(row.name, row.passed, row.passedIgnoringCause, row.total)),
  ]
}

/** The failures, those with the same heading together, the most frequent heading first. */
export function failureList(verdicts: readonly Verdict[], ignoreCause: boolean): string {
  const groups = new Map<string, string[]>()
  for (const { id, reason, reasonIgnoringCause } of verdicts) {
    const shown = ignoreCause ? reasonIgnoringCause : reason
    if (!shown) continue
    const heading = headingOf(shown)
    groups.set(heading, [...(groups.get(heading) ?? []), `  ${id}\n      ${shown}`])
  }
  return [...groups]
    .sort(([a, failuresOfA], [b, failuresOfB]) => failuresOfB.length - failuresOfA.length || compare(a, b))
    .map(([heading, failures]) => `${failures.length} × ${heading}\n${failures.join('\n')}\n`)
    .join('\n')
}

/** A reason without its particulars: the text before the first colon, a path no deeper than three members. */
export function headingOf(reason: string): string {
  if (reason.startsWith('the simulator threw')) return reason.slice(0, 160)
  const heading = reason.split(': ', 1)[0] ?? reason
  return heading.replace(/\[\d+\]/g, '[]').replace(/^([^\s.]+(?:\.[^\s.]+){1,2}).*$/, '$1')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
