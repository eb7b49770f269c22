import type { Member, ServiceModel, Shape } from '../../aws/models/models'
import type { Json } from '../../kernel/json'
import type { Incoming } from '../http/message'
import { refused } from '../refusal'
import { readScalar } from '../values/scalarText'

/** Refuses a text that is no value of its member's type. `wireName` is the member's in the URL or the header. */
export type Misread = (text: string, shape: Shape, name: string, wireName: string) => never

const unserializable: Misread = (text, { type }, name) => refused('SerializationException', `${JSON.stringify(text)} is no ${type}, as ${name} is.`)

/**
 * The members of an input that stand outside the HTTP body.
 * @param labels  what the path said
 * @param misread  what a text is refused with that is no value of its member's type
 * @throws {WireRefusal} as `misread` does
 */
export function boundInput(model: ServiceModel, shape: Shape, incoming: Incoming, labels: Readonly<Record<string, string>>, misread = unserializable): Record<string, Json> {
  const input: Record<string, Json> = {}
  for (const [name, member] of Object.entries(shape.members ?? {})) {
    const read = (of: Member, text: string) => fromText(model, of, text, (part, type) => misread(part, type, name, member.locationName ?? name))
    const value = bound(model, name, member, incoming, labels, read)
    if (value !== undefined) input[name] = value
  }
  return input
}

type Read = (member: Member, text: string) => Json

function bound(model: ServiceModel, name: string, member: Member, { headers, query }: Incoming, labels: Readonly<Record<string, string>>, read: Read): Json | undefined {
  const wireName = member.locationName ?? name
  switch (member.location) {
    case 'uri':
      return labels[wireName] === undefined ? undefined : read(member, labels[wireName])
    case 'querystring':
      return fromQuery(model, name, member, query, read)
    case 'header': {
      const text = headers.get(wireName.toLowerCase())
      return text === undefined ? undefined : read(member, text)
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

function fromQuery(model: ServiceModel, name: string, member: Member, query: Incoming['query'], read: Read): Json | undefined {
  const given = query.filter(([each]) => each === (member.locationName ?? name)).map(([, text]) => text)
  const [first] = given
  if (first === undefined) return undefined
  const { type, member: item } = model.shapes[member.shape] as Shape
  return type === 'list' && item ? given.map((text) => read(item, text)) : read(member, first)
}

/** A list in one header or label is its items with commas between. */
function fromText(model: ServiceModel, member: Member, text: string, misread: (text: string, shape: Shape) => never): Json {
  const shape = model.shapes[member.shape] as Shape
  if (shape.type === 'list' && shape.member) {
    const item = shape.member
    return text.split(',').map((part) => fromText(model, item, part.trim(), misread))
  }
  return readScalar(text, shape) ?? misread(text, shape)
}
