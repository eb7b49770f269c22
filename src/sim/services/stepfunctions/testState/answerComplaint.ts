import { isJsonObject, type Json } from '../../../kernel/json'
import type { AnswerType } from './answerShapes/answerShapes'

/**
 * What is wrong with a mocked result, held against what the API answers, in AWS's words [OBS]:
 * members are named without their way there. Members that the API does not have are let through.
 *
 * @param strict  whether members that the API always gives must be there
 */
export function answerComplaint(type: AnswerType, value: Json, field: string, strict: boolean): string | undefined {
  switch (type.kind) {
    case 'any':
      return undefined
    case 'text':
      if (typeof value !== 'string') return `Field '${field}' must be a string`
      if (value.length < type.min) return `Field '${field}' is smaller than the minimum length`
      return value.length > type.max ? `Field '${field}' exceeds the maximum length` : undefined
    case 'number':
      if (typeof value !== 'number') return `Field '${field}' must be a number`
      if (value < type.min) return `Field '${field}' is less than the minimum value`
      return value > type.max ? `Field '${field}' exceeds the maximum value` : undefined
    case 'truth':
      return typeof value === 'boolean' ? undefined : `Field '${field}' must be a boolean`
    case 'one':
      if (typeof value !== 'string') return `Field '${field}' must be a string`
      return type.values.includes(value) ? undefined : `Field '${field}' is not an expected value`
    case 'list':
      if (!Array.isArray(value)) return `Field '${field}' must be an array`
      return firstOf(value, (item: Json) => answerComplaint(type.item, item, field, strict))
    case 'map':
      if (!isJsonObject(value)) return `Field '${field}' must be an object`
      return firstOf(Object.entries(value), ([name, member]) => answerComplaint(type.value, member, name, strict))
    case 'structure':
      return structureComplaint(type, value, field, strict)
  }
}

function structureComplaint(
  { members }: Extract<AnswerType, { kind: 'structure' }>,
  value: Json,
  field: string,
  strict: boolean,
): string | undefined {
  if (!isJsonObject(value)) return `Field '${field}' must be an object`
  const missing = strict ? members().find(({ name, required }) => required && !Object.hasOwn(value, name)) : undefined
  if (missing) return `Required field '${missing.name}' is missing`
  return firstOf(members(), ({ name, type }) => {
    const member = value[name]
    return member === undefined || member === null ? undefined : answerComplaint(type, member, name, strict)
  })
}

function firstOf<Item>(items: readonly Item[], complaint: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = complaint(item)
    if (found !== undefined) return found
  }
  return undefined
}
