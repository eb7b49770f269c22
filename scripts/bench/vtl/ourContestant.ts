import { isJsonObject, type Json } from '../../../src/sim/kernel/json'
import { JavaList, JavaMap, parseTemplate, renderTemplate, type JavaValue } from '../../../src/sim/expression/vtl/vtl'
import { answerAs } from '../contestant'
import { TEMPLATE, VARIABLES } from './order'

const template = parseTemplate(TEMPLATE)
const variables = Object.entries(VARIABLES).map(([name, value]) => [name, javaOf(value as unknown as Json)] as const)

answerAs({
  output: () => rendered(),
  /** Seconds that so many renderings of the template take, which was parsed once. */
  parsedOnce: (count: number) => seconds(count, rendered),
  /** The same, parsed each time. */
  parsedEachTime: (count: number) => seconds(count, () => renderTemplate(parseTemplate(TEMPLATE), new Map(variables))),
})

function rendered(): string {
  return renderTemplate(template, new Map(variables))
}

function seconds(count: number, work: () => string): number {
  const start = performance.now()
  let characters = 0
  for (let i = 0; i < count; i++) characters += work().length
  if (characters === 0) throw new Error('nothing was rendered')
  return (performance.now() - start) / 1000
}

function javaOf(value: Json): JavaValue {
  if (Array.isArray(value)) return new JavaList(value.map(javaOf))
  if (isJsonObject(value)) return new JavaMap(new Map(Object.entries(value).map(([key, member]) => [key, javaOf(member)])))
  return value as JavaValue
}
