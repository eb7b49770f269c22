import type { Member, ServiceModel, Shape } from '../../aws/models/models'
import type { Json } from '../../kernel/json'
import type { Incoming } from '../http/message'
import { refused } from '../refusal'
import { readScalar } from '../values/scalarText'

/**
 * The members of an input that stand outside the HTTP body.
 * @param labels  what the path said
 * @throws {WireRefusal} SerializationException where a text is no value of its member's type
 */
export function boundInput(model: ServiceModel, shape: Shape, incoming: Incoming, labels: Readonly<Record<string, string>>): Record<string, Json> {
  const input: Record<string, Json> = {}
  for (const [name, member] of Object.entries(shape.members ?? {})) {
    const value = bound(model, name, member, incoming, labels)
    if (value !== undefined) input[name] = value
  }
  return input
}

function bound(model: ServiceModel, name: string, member: Member, { headers, query }: Incoming, labels: Readonly<Record<string, string>>): Json | undefined {
  const wireName = member.locationName ?? name
  switch (member.location) {
    case 'uri':
      return labels[wireName] === undefined ? undefined : fromText(model, member, labels[wireName], name)
    case 'querystring':
      return fromQuery(model, name, member, query)
    case 'header': {
      const text = headers.get(wireName.toLowerCase())
      return text === undefined ? undefined : fromText(model, member, text, name)
    }
    case 'headers': {
      const prefix = wireName.toLowerCase()
      const found = [...headers].filter(([header]) => header.startsWith(prefix))
      return found.length === 0 ? undefined : Object.fromEntries(found.map(([header, text]) => [header.slice(prefix.length), text]))
    }
    default:
      return undefined
  }
}

function fromQuery(model: ServiceModel, name: string, member: Member, query: Incoming['query']): Json | undefined {
  const given = query.filter(([each]) => each === (member.locationName ?? name)).map(([, text]) => text)
  const [first] = given
  if (first === undefined) return undefined
  const { type, member: item } = model.shapes[member.shape] as Shape
  return type === 'list' && item ? given.map((text) => fromText(model, item, text, name)) : fromText(model, member, first, name)
}

/** A list in one header or label is its items with commas between. */
function fromText(model: ServiceModel, member: Member, text: string, name: string): Json {
  const shape = model.shapes[member.shape] as Shape
  if (shape.type === 'list' && shape.member) {
    const item = shape.member
    return text.split(',').map((part) => fromText(model, item, part.trim(), name))
  }
  return readScalar(text, shape) ?? refused('SerializationException', `${JSON.stringify(text)} is no ${shape.type}, as ${name} is.`)
}
