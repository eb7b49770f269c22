import { isJsonObject, type Json } from '../../../kernel/json'
import type { Shape } from '../../../aws/models/models'
import type { ApiShape, ApiShapes } from '../integrations/apiShapes'

/**
 * What is wrong with a mocked result, held against what the API answers, in AWS's words [OBS]:
 * members are named without their way there. Members that the API does not have are let through.
 * Times and blobs are texts to a workflow.
 *
 * @param strict  whether members that the API always gives must be there
 */
export function answerComplaint({ shapes, name }: ApiShape, answer: Json, strict: boolean): string | undefined {
  return new Complaints(shapes, strict).of(name, answer, 'result')
}

class Complaints {
  constructor(
    readonly shapes: ApiShapes,
    readonly strict: boolean,
  ) {}

  of(name: string | undefined, value: Json, field: string): string | undefined {
    const shape = name === undefined ? undefined : this.shapes[name]
    if (!shape) return undefined
    switch (shape.type) {
      case 'string':
      case 'blob':
      case 'timestamp':
        return textComplaint(shape, value, field)
      case 'boolean':
        return typeof value === 'boolean' ? undefined : `Field '${field}' must be a boolean`
      case 'list':
        if (!Array.isArray(value)) return `Field '${field}' must be an array`
        return firstOf(value, (item: Json) => this.of(shape.member?.shape, item, field))
      case 'map':
        if (!isJsonObject(value)) return `Field '${field}' must be an object`
        return firstOf(Object.entries(value), ([key, member]) => this.of(shape.value?.shape, member, key))
      case 'structure':
        return this.#ofStructure(shape, value, field)
      default:
        return numberComplaint(shape, value, field)
    }
  }

  #ofStructure({ members = {}, required = [] }: Shape, value: Json, field: string): string | undefined {
    if (!isJsonObject(value)) return `Field '${field}' must be an object`
    const missing = this.strict ? required.find((name) => !Object.hasOwn(value, name)) : undefined
    if (missing !== undefined) return `Required field '${missing}' is missing`
    return firstOf(Object.entries(members), ([name, { shape }]) => {
      const member = value[name]
      return member === undefined || member === null ? undefined : this.of(shape, member, name)
    })
  }
}

function textComplaint({ enum: words, min = 0, max = Infinity }: Shape, value: Json, field: string): string | undefined {
  if (typeof value !== 'string') return `Field '${field}' must be a string`
  if (words) return words.includes(value) ? undefined : `Field '${field}' is not an expected value`
  if (value.length < min) return `Field '${field}' is smaller than the minimum length`
  return value.length > max ? `Field '${field}' exceeds the maximum length` : undefined
}

function numberComplaint({ min = -Infinity, max = Infinity }: Shape, value: Json, field: string): string | undefined {
  if (typeof value !== 'number') return `Field '${field}' must be a number`
  if (value < min) return `Field '${field}' is less than the minimum value`
  return value > max ? `Field '${field}' exceeds the maximum value` : undefined
}

function firstOf<Item>(items: readonly Item[], complaint: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = complaint(item)
    if (found !== undefined) return found
  }
  return undefined
}
