import type { ChildCounts } from '../../sim/cloud/labs/stepfunctions/lab'
import { TONES } from '../run/tones'
import { COUNTED } from './counted'

/** Child executions by how they stand, as parts of one bar. The filter below it says the same in numbers and words. */
export function CountBar({ counts }: { counts: ChildCounts }) {
  return (
    <div aria-hidden className="flex h-2.5 w-full gap-px overflow-hidden rounded-sm bg-sunken">
      {COUNTED.map(
        ({ count, tone }) =>
          counts[count] > 0 && (
            <span key={count} className={`${TONES[tone].bar} ${tone === 'aborted' ? 'hatched' : ''} min-w-0.5`} style={{ flexGrow: counts[count], flexBasis: 0 }} />
          ),
      )}
    </div>
  )
}
