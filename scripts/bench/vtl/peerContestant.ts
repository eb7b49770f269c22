import { Compile, parse } from 'velocityjs'
import { answerAs } from '../contestant'
import { TEMPLATE, VARIABLES } from './order'

const template = parse(TEMPLATE)

answerAs({
  output: () => rendered(),
  /** Seconds that so many renderings of the template take, which was parsed once. */
  parsedOnce: (count: number) => seconds(count, rendered),
  /** The same, parsed each time. */
  parsedEachTime: (count: number) => seconds(count, () => new Compile(parse(TEMPLATE)).render(VARIABLES)),
})

function rendered(): string {
  return new Compile(template).render(VARIABLES)
}

function seconds(count: number, work: () => string): number {
  const start = performance.now()
  let characters = 0
  for (let i = 0; i < count; i++) characters += work().length
  if (characters === 0) throw new Error('nothing was rendered')
  return (performance.now() - start) / 1000
}
