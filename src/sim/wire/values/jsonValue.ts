import type { ServiceModel, Shape } from '../../aws/models/models'
import { isJsonObject, type Json } from '../../kernel/json'
import { refused } from '../refusal'
import { readTimestamp } from './timestamp'

/** Deeper than any service's limit, and no deeper than the stack holds. */
const DEEPEST = 500

/**
 * A value of the JSON protocols as the simulator takes it, once its type is right. A member that is
 * null is absent; one that the model does not know goes through, for the service to refuse by name. Members
 * that have another name on the wire get their own.
 * @throws {WireRefusal} SerializationException for a value of another type, in the words that DynamoDB has for it
 */
export function readJsonValue(model: ServiceModel, shapeName: string, value: Json, depth = 0): Json {
  if (depth > DEEPEST) refused('SerializationException', 'The request is nested too deeply.')
  const shape = model.shapes[shapeName] as Shape
  switch (shape.type) {
    case 'structure':
      if (!isJsonObject(value)) wrongType(value, shape)
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, member]) => member !== null)
          .map(([name, member]) => [ownName(shape, name), readMember(model, memberOf(shape, ownName(shape, name)), member, depth)]),
      )
    case 'list':
      if (!Array.isArray(value)) wrongType(value, shape)
      return value.map((item: Json) => readMember(model, shape.member?.shape, item, depth))
    case 'map':
      if (!isJsonObject(value)) wrongType(value, shape)
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, readMember(model, shape.value?.shape, member, depth)]))
    default:
      return readScalarValue(value, shape)
  }
}

/** Lists and maps may hold null: what that means is the service's to say. */
function readMember(model: ServiceModel, shapeName: string | undefined, value: Json, depth: number): Json {
  return shapeName === undefined || value === null ? value : readJsonValue(model, shapeName, value, depth + 1)
}

/** A member that stands elsewhere in the message leaves its name to one of the body: PutIntegration has an `httpMethod` in both. */
function ownName({ members = {} }: Shape, wireName: string): string {
  if (Object.hasOwn(members, wireName) && !members[wireName]?.location) return wireName
  return Object.keys(members).find((name) => members[name]?.locationName === wireName && !members[name].location) ?? wireName
}

function memberOf({ members = {} }: Shape, name: string): string | undefined {
  return Object.hasOwn(members, name) ? members[name]?.shape : undefined
}

function readScalarValue(value: Json, shape: Shape): Json {
  switch (shape.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(value, shape)
    case 'integer':
    case 'long':
      return typeof value === 'number' ? Math.trunc(value) : wrongType(value, shape)
    case 'float':
    case 'double':
      return typeof value === 'number' ? value : (unusual(value) ?? wrongType(value, shape))
    case 'timestamp': {
      const seconds = typeof value === 'string' ? readTimestamp(value) : value
      return typeof seconds === 'number' ? seconds : wrongType(value, shape)
    }
    default:
      return typeof value === 'string' ? value : wrongType(value, shape)
  }
}

/** JSON has no numbers for these, so they come as texts. */
function unusual(value: Json): Json | undefined {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? value : undefined
}

function wrongType(value: Json, shape: Shape): never {
  refused('SerializationException', typeFault(value, shape.type))
}

const JAVA_NAMES: Readonly<Record<string, string>> = {
  string: 'String',
  blob: 'ByteBuffer',
  integer: 'Integer',
  long: 'Long',
  float: 'Float',
  double: 'Double',
  boolean: 'Boolean',
  timestamp: 'Date',
}

function typeFault(value: Json, wanted: Shape['type']): string {
  const scalar = JAVA_NAMES[wanted]
  if (Array.isArray(value)) return scalar ? `Unrecognized collection type class java.lang.${scalar}` : 'Start of list found where not expected'
  if (isJsonObject(value)) return 'Start of structure or map found where not expected.'
  if (!scalar) return 'Unexpected field type'
  const found = typeof value === 'string' ? 'STRING' : typeof value === 'number' ? 'NUMBER' : value === true ? 'TRUE' : 'FALSE'
  return `${found}_VALUE cannot be converted to ${scalar}`
}
