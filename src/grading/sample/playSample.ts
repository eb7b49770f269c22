import type { Lane } from '../../content/guide/figure'
import type { Sample, Shown } from '../../content/guide/sample'
import type { Json } from '../../content/questions/json'
import type { Step } from '../../content/questions/proof'
import { lanesOf } from '../figure/figureLanes'
import type { Moment } from '../figure/playedFigure'
import { play, type CreateCloud } from '../proof/playing'
import { Scope } from '../proof/scope'
import { isList, isObject, partAt } from '../proof/values'

/** What is done with an example, and what of it is shown. */
export interface Act {
  readonly steps: readonly Step[]
  readonly shows: readonly Shown[]
}

/** What came of it. Plain JSON. */
export interface SampleOutcome {
  readonly answers: readonly { readonly title: string; readonly text: string }[]
  readonly logs: readonly { readonly functionName: string; readonly lines: readonly string[] }[]
  readonly changes: readonly { readonly title: string; readonly before: string; readonly after: string }[]
  /** In order of time, from the beginning of the run. */
  readonly story: readonly Moment[]
}

/** What of a sample says what world it is in. */
export type SampleWorld = Pick<Sample, 'world' | 'steps' | 'logs' | 'watched' | 'story'>

/**
 * Does something with an example in a new world.
 * @throws {ProofBroken} where a step cannot be done as it is written
 */
export async function playSample({ world = {}, steps, logs, watched, story }: SampleWorld, act: Act, createCloud: CreateCloud): Promise<SampleOutcome> {
  const read = (when: string) => watched.map(({ call, input }, i): Step => ({ call, input, as: `${when}-${i}` }))
  const all: readonly Step[] = [
    ...steps, ...read('before'),
    { mark: 'run' }, ...act.steps, { untilQuiet: true }, { mark: 'done' },
    ...read('after'),
    // A function that was not invoked has no log group.
    ...logs.map((name, i): Step => ({ call: 'logs:FilterLogEvents', input: { logGroupName: `/aws/lambda/${name}` }, as: `log-${i}`, mayFail: true })),
  ]
  const { cloud, scope, marks } = await play(createCloud, world, all, new Scope())
  const from = marks.get('run')!
  const events = cloud.log.slice(from.seq, marks.get('done')!.seq)
  return {
    answers: act.shows.map(({ title, of, without = [] }) => ({ title, text: shownText(scope.at(of), without) })),
    logs: logs.map((functionName, i) => ({ functionName, lines: linesOf(scope.at(`log-${i}`)) })),
    changes: watched.map(({ title, part }, i) => ({ title, before: shownText(scope.at(`before-${i}.${part}`)), after: shownText(scope.at(`after-${i}.${part}`)) })),
    story: lanesOf({ title: '', ...story } satisfies Lane, events, from.at, Math.max(0, (events.at(-1)?.at ?? from.at) - from.at))
      .flatMap(({ spans, marks: signs }) => [...spans.map(({ from: at, tone, says }) => ({ at, lane: 0, tone, says })), ...signs.map((sign) => ({ ...sign, lane: 0 }))])
      .sort((a, b) => a.at - b.at),
  }
}

function linesOf(answer: Json | undefined): readonly string[] {
  const events = answer === undefined ? undefined : partAt(answer, ['events'])
  return isList(events) ? events.map((event) => String(partAt(event, ['message'])).trimEnd()) : []
}

function shownText(value: Json | undefined, without: readonly string[] = []): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (isList(value)) return value.length === 0 ? 'nothing' : value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n')
  if (!isObject(value)) return JSON.stringify(value)
  if (typeof value['status'] === 'number' && isObject(value['headers'])) return `HTTP ${value['status']}\n\n${typeof value['body'] === 'string' ? value['body'] : JSON.stringify(value['body'])}`
  return JSON.stringify(Object.fromEntries(Object.entries(value).filter(([name]) => !without.includes(name))), null, 2)
}
