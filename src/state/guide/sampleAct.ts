import type { Sample, SampleRun } from '../../content/guide/sample'
import type { Act } from '../../grading/sample/playSample'
import { readAwsLine } from './awsLine'
import { readCurlAct } from './curlAct'

/** What a run of an example does; of a line, what stands in it now. */
export function sampleAct({ terminal }: Pick<Sample, 'terminal'>, run: SampleRun, line: string): Act | { readonly problem: string } {
  if (!('line' in run)) return run
  return terminal === 'curl' ? readCurlAct(line) : readAwsLine(line)
}
