import type { ServiceModel, Shape } from '../../aws/models/models'
import { isJsonObject, type Json } from '../../kernel/json'
import { scalarText } from './scalarText'

/**
 * A value of the simulator's as REST-JSON writes it: members by their names on the wire, timestamps as texts
 * where the model says so. What the model does not know is written as it is.
 */
export function writtenJson(model: ServiceModel, shapeName: string | undefined, value: Json): Json {
  const shape: Shape | undefined = shapeName === undefined ? undefined : model.shapes[shapeName]
  switch (shape?.type) {
    case 'structure': {
      if (!isJsonObject(value)) return value
      const { members = {} } = shape
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => {
          const member = Object.hasOwn(members, name) ? members[name] : undefined
          return [member?.locationName ?? name, writtenJson(model, member?.shape, inner)]
        }),
      )
    }
    case 'list':
      return Array.isArray(value) ? value.map((item: Json) => writtenJson(model, shape.member?.shape, item)) : value
    case 'map':
      return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, writtenJson(model, shape.value?.shape, inner)])) : value
    case 'timestamp':
      return typeof value === 'number' && shape.timestampFormat === 'iso8601' ? scalarText(value, shape, 'iso8601') : value
    default:
      return value
  }
}
