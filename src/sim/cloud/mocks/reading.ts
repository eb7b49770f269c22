import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'

/** The names that lead to a value of the file: `['StateMachines', 'orders']`. */
export type Place = readonly string[]

/** Something wrong with a file, told in a sentence that begins with its place. */
export interface Complaint {
  readonly place: Place
  readonly message: string
}

/** Reads objects of a file and collects all that is wrong with them, each with its place. */
export class Reading {
  readonly problems: Complaint[] = []

  complain(place: Place, what: string): void {
    this.problems.push({ place, message: place.length === 0 ? `${what}.` : `${placeText(place)}: ${what}.` })
  }

  /** The members of an object; of anything else none, with a complaint. */
  members(place: Place, value: Json): readonly (readonly [string, Json])[] {
    if (isJsonObject(value)) return Object.entries(value)
    this.complain(place, `an object is wanted, not ${kindOf(value)}`)
    return []
  }

  /** What is made of each member of an object whose members have names of their own. */
  each<Made>(place: Place, value: Json, make: (place: Place, value: Json) => Made): { readonly [name: string]: Made } {
    return Object.fromEntries(this.members(place, value).map(([name, member]) => [name, make([...place, name], member)]))
  }

  /** An object with exactly these fields. One that is missing is complained of and left out. */
  fields(place: Place, value: Json, names: readonly string[]): JsonObject {
    const members = this.members(place, value)
    for (const [name] of members) {
      if (!names.includes(name)) this.complain(place, `unknown field ${quoted(name)}, expected ${names.join(' and ')}`)
    }
    const found = members.map(([name]) => name)
    if (isJsonObject(value)) {
      for (const name of names) if (!found.includes(name)) this.complain(place, `${name} is missing`)
    }
    return Object.fromEntries(members.filter(([name]) => names.includes(name)))
  }
}

/** `StateMachines.orders.TestCases.Sad["Charge card"]`. */
function placeText([first = '', ...names]: Place): string {
  return first + names.map((name) => (/^[\w-]+$/.test(name) ? `.${name}` : `[${quoted(name)}]`)).join('')
}

export function quoted(name: string): string {
  return JSON.stringify(name)
}

export function kindOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
