import type { JsonObject } from '../../src/sim/kernel/json'

/** How a request ended, as the two are compared: the error's name, or the answer. */
export interface Ending {
  readonly error?: string
  readonly message?: string
  readonly output?: any
}

/** Loads a file of the package by its path in it. */
export type Load = (file: string) => any

/** dynalite in this process, without its HTTP: the same checks and actions that its server calls, over its own store. */
export class Dynalite {
  readonly #load: Load
  readonly #store: any

  constructor(load: Load) {
    this.#load = load
    this.#store = load('db').create({ createTableMs: 0 })
  }

  call(action: string, input: JsonObject): Promise<Ending> {
    const name = action.charAt(0).toLowerCase() + action.slice(1)
    const { checkTypes, checkValidations } = this.#load('validations')
    const { types, custom } = this.#load(`validations/${name}`)
    let data: unknown
    try {
      // It checks and changes in place what it is given.
      data = checkTypes(JSON.parse(JSON.stringify(input)), types)
      checkValidations(data, types, custom, this.#store)
    } catch (error) {
      return Promise.resolve(refused(error))
    }
    return new Promise((resolve) => {
      this.#load(`actions/${name}`)(this.#store, data, (error: unknown, output: unknown) => {
        resolve(error ? refused(error) : { output: JSON.parse(JSON.stringify(output)) })
      })
    })
  }
}

/** What it throws on purpose has a status; anything else is its own mistake. */
function refused(error: any): Ending {
  if (!error.statusCode) return { error: 'crashed', message: String(error) }
  return { error: error.body.__type.split('#')[1], message: error.body.message ?? error.body.Message }
}
