import type { Json, JsonObject } from '../../content/questions/json'
import { isList, isObject, partAt } from './values'

/** What is wrong with a proof itself: our mistake, or the writer's. Never a learner's. */
export class ProofBroken extends Error {
  override readonly name = 'ProofBroken'
}

/** The names that steps and checks can refer to: results, `took`, `index`, and `with` of the option being run. */
export class Scope {
  readonly #values = new Map<string, Json>()
  readonly #took: Record<string, Json> = {}
  /** What options of this proof bring, whether this one does or not. */
  readonly #broughtBySome: ReadonlySet<string>

  constructor(brought: JsonObject = {}, broughtBySome: ReadonlySet<string> = new Set()) {
    this.#broughtBySome = broughtBySome
    this.#values.set('with', brought)
    this.#values.set('took', this.#took)
  }

  set(name: string, value: Json, took?: number): void {
    this.#values.set(name, value)
    if (took !== undefined) this.#took[name] = took
  }

  /** Adds a result to a list of that name: of steps that are done many times. */
  add(name: string, index: number, value: Json, took: number): void {
    this.#values.set(name, placed(this.#values.get(name), index, value))
    this.#took[name] = placed(this.#took[name], index, took)
  }

  /**
   * The part of a result at a path; undefined where the result has no such part.
   * @throws {ProofBroken} where there is no result of that name
   */
  at(path: string): Json | undefined {
    const [first = '', ...rest] = path.split('.')
    if (!this.#values.has(first)) throw new ProofBroken(`'${path}' names no result; there are ${[...this.#values.keys()].join(', ')}`)
    if (first === 'with' && !this.#broughtBySome.has(rest[0] ?? '')) throw new ProofBroken(`no option brings '${path}'`)
    return partAt(this.#values.get(first), rest)
  }

  /** A value with its references filled in. @throws {ProofBroken} where one leads nowhere */
  fill(value: Json): Json {
    const filled = this.#fill(value)
    if (filled === undefined) throw new ProofBroken(`${JSON.stringify(value)} stands for nothing`)
    return filled
  }

  fillObject(value: JsonObject): JsonObject {
    const filled = this.fill(value)
    if (!isObject(filled)) throw new ProofBroken(`${JSON.stringify(value)} has to become an object`)
    return filled
  }

  /** Whether a value stands for something that is not null or false. */
  isSet(value: Json): boolean {
    return (this.#fill(value) ?? false) !== false
  }

  #fill(value: Json): Json | undefined {
    if (isList(value)) return value.flatMap((item) => {
      const filled = this.#fill(item)
      // In a list of its own, as an item may be a list.
      return filled === undefined ? [] : [filled]
    })
    if (!isObject(value)) return value
    const { $ref, $text, $json } = value
    if (typeof $ref === 'string') return this.#referred($ref)
    if (typeof $text === 'string') return $text.replaceAll(/\{\{(.+?)\}\}/g, (_all, path: string) => textOf(this.#referred(path.trim())))
    if ($json !== undefined) return JSON.stringify(this.fill($json))
    return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => {
      const filled = this.#fill(member)
      return filled === undefined ? [] : [[name, filled]]
    }))
  }

  /** What an option does not bring is left out; any other reference has to lead somewhere. */
  #referred(path: string): Json | undefined {
    const part = this.at(path)
    if (part === undefined && !path.startsWith('with.')) throw new ProofBroken(`'${path}' leads nowhere`)
    return part
  }
}

function placed(list: Json | undefined, index: number, value: Json): readonly Json[] {
  const longer = isList(list) ? [...list] : []
  while (longer.length < index) longer.push(null)
  longer[index] = value
  return longer
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}
