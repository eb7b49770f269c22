/** One measured line of a bench, as `--json` writes it. */
export interface Row {
  readonly bench: string
  readonly case: string
  /** The median of our rounds, in `unit`. */
  readonly ours: number
  /** The median of the peer's or the limit's rounds of the same run; null where nothing is beside it. */
  readonly peer: number | null
  readonly unit: string
  /** ours / peer. For rates above 1 is better, for times below 1. */
  readonly ratio: number | null
  readonly rounds: number
}

export function row(bench: string, name: string, unit: string, ours: readonly number[], peer?: readonly number[]): Row {
  const mine = significant(median(ours))
  const theirs = peer ? significant(median(peer)) : null
  return { bench, case: name, ours: mine, peer: theirs, unit, ratio: theirs ? significant(mine / theirs) : null, rounds: ours.length }
}

/** The middle of the values; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >>> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Three significant digits: more would promise what a shared machine cannot keep. */
function significant(value: number): number {
  return Number(value.toPrecision(3))
}

/** The rows as a table of text, numbers to the right. */
export function printed(rows: readonly Row[]): string {
  const heads = ['bench', 'case', 'ours', 'peer', 'unit', 'ratio', 'rounds'] as const
  const cells = rows.map((line) => heads.map((head) => cell(line[head])))
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((line) => line[i]?.length ?? 0)))
  const rightward = new Set(['ours', 'peer', 'ratio', 'rounds'])
  const print = (line: readonly string[]) =>
    line
      .map((text, i) => (rightward.has(heads[i] ?? '') ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [print(heads), print(widths.map((width) => '-'.repeat(width))), ...cells.map(print)].join('\n')
}

function cell(value: string | number | null): string {
  if (value === null) return '-'
  return typeof value === 'number' ? value.toLocaleString('en-US', { maximumSignificantDigits: 3 }) : value
}
