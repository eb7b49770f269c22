import type { Member, ServiceModel, Shape } from '../../aws/models/models'
import type { Json, JsonObject } from '../../kernel/json'
import { refused } from '../refusal'
import { readScalar } from './scalarText'

/** The parameters of a form by the parts of their names: `Tags.member.1.Key` stands four deep. */
interface Parameters {
  value?: string
  readonly inner: Map<string, Parameters>
}

const DEEPEST = 100

/**
 * The input of an action from the parameters of the query protocol.
 * @throws {WireRefusal} MalformedInput where a value is of another type than its member
 */
export function readQueryInput(model: ServiceModel, shapeName: string, pairs: readonly (readonly [string, string])[]): JsonObject {
  const shape = model.shapes[shapeName] as Shape
  return readStructure(model, shape, treeOf(pairs))
}

function treeOf(pairs: readonly (readonly [string, string])[]): Parameters {
  const root: Parameters = { inner: new Map() }
  for (const [name, value] of pairs) {
    const parts = name.split('.')
    if (parts.length > DEEPEST) malformed(name)
    let at = root
    for (const part of parts) {
      const next: Parameters = at.inner.get(part) ?? { inner: new Map() }
      at.inner.set(part, next)
      at = next
    }
    at.value = value
  }
  return root
}

function readStructure(model: ServiceModel, shape: Shape, from: Parameters): JsonObject {
  const read: Record<string, Json> = {}
  for (const [name, member] of Object.entries(shape.members ?? {})) {
    const given = from.inner.get(member.locationName ?? name)
    if (given) read[name] = readValue(model, member, given, name)
  }
  return read
}

function readValue(model: ServiceModel, member: Member, from: Parameters, at: string): Json {
  const shape = model.shapes[member.shape] as Shape
  const flat = member.flattened === true || shape.flattened === true
  switch (shape.type) {
    case 'structure':
      return readStructure(model, shape, from)
    case 'list': {
      const item = shape.member as Member
      return numbered(flat ? from : from.inner.get(item.locationName ?? 'member')).map((each) => readValue(model, item, each, at))
    }
    case 'map': {
      const [key, value] = [shape.key as Member, shape.value as Member]
      const entries = numbered(flat ? from : from.inner.get('entry'))
      return Object.fromEntries(
        entries.map(({ inner }) => [
          inner.get(key.locationName ?? 'key')?.value ?? malformed(at),
          readValue(model, value, inner.get(value.locationName ?? 'value') ?? malformed(at), at),
        ]),
      )
    }
    default:
      return readScalar(from.value ?? malformed(at), shape) ?? malformed(at)
  }
}

/** Items by their numbers, whichever order they came in. */
function numbered(from: Parameters | undefined): readonly Parameters[] {
  return [...(from?.inner ?? [])]
    .filter(([number]) => /^\d+$/.test(number))
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, item]) => item)
}

function malformed(at: string): never {
  refused('MalformedInput', `The value of the parameter ${at} is malformed`)
}
