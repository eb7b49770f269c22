import type { Json } from '../../content/questions/json'
import type { Step } from '../../content/questions/proof'

/** What is done in a world, in a line, and all of it as text where there is more to read. */
export interface StepLine {
  readonly says: string
  /** `0` for what stands for itself, more for what is part of a line above. */
  readonly depth: number
  readonly text?: string
  readonly language?: 'javascript' | 'json'
}

/** The steps of a proof for people. @param own  those of the option that is looked at */
export function stepLines(steps: readonly Step[], own: readonly Step[], depth = 0): readonly StepLine[] {
  return steps.flatMap((step): readonly StepLine[] => {
    const line = (says: string, text?: string, language: StepLine['language'] = 'json') => [{ says, depth, ...(text !== undefined && text !== '' && { text, language }) }]
    const inside = (each: readonly Step[]) => stepLines(each, own, depth + 1)
    if ('call' in step) return line(`Calls \`${step.call}\``, step.input && pretty(step.input))
    if ('request' in step) return line(`Sends ${step.request.method} to ${typeof step.request.url === 'string' ? step.request.url : 'the URL'}`, pretty(step.request as unknown as Json))
    if ('function' in step) {
      const says = `Creates the function \`${step.function}\``
      if (typeof step.code === 'string') return [...line(says, step.code, 'javascript'), ...(step.settings ? [{ says: `… with these settings`, depth: depth + 1, text: pretty(step.settings), language: 'json' as const }] : [])]
      return line(says, pretty({ ...step.settings, ...(step.script && { script: step.script }), ...(step.code !== undefined && { code: step.code }) } as Json))
    }
    if ('machine' in step) return line(`Creates the state machine \`${step.machine}\``, pretty(step.definition))
    if ('execute' in step) return line(`Starts an execution of \`${step.execute}\``, step.input === undefined ? undefined : pretty(step.input))
    if ('api' in step) return line(`Creates the API \`${step.api}\``, pretty(step as unknown as Json))
    if ('runFor' in step) return line(typeof step.runFor === 'number' ? `Lets ${durationText(step.runFor)} go by` : 'Lets time go by, as the option says')
    if ('untilQuiet' in step) return line('Goes on until nothing is under way')
    if ('mark' in step) return line(`Counts from here as \`${step.mark}\``)
    if ('together' in step) return [...line('At one instant:'), ...inside(step.together)]
    if ('many' in step) return [...line(`${typeof step.many === 'number' ? step.many : 'Several'} times${everyText(step.every)}:`), ...inside([step.do])]
    if ('when' in step) return [...line('Where the option says so:'), ...inside([step.do])]
    if ('outside' in step) return line(`Lets \`${step.outside}\` answer`, pretty(step.answers as unknown as Json))
    if ('mock' in step) return line(`Lets a mock answer \`${step.mock}\``, pretty(step.output))
    return own.length === 0 ? line('Here the option comes in: it does nothing') : [...line('Here the option comes in:'), ...inside(own)]
  })
}

function pretty(value: Json): string {
  return JSON.stringify(value, null, 2)
}

function everyText(every: unknown): string {
  if (typeof every === 'number') return every === 0 ? ' at once' : `, one every ${durationText(every)}`
  return every === undefined ? ' at once' : ', at times that the seed draws'
}

function durationText(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  if (ms < 60_000) return `${ms / 1000} s`
  return ms < 3_600_000 ? `${Number((ms / 60_000).toPrecision(3))} min` : `${Number((ms / 3_600_000).toPrecision(3))} h`
}
