import type { Member, ServiceModel, Shape } from '../../aws/models/models'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { refused } from '../refusal'
import type { XmlElement } from '../xml/readXml'
import { element, escaped } from '../xml/xmlText'
import { readScalar, scalarText } from './scalarText'

/**
 * An element as the simulator takes it. Elements that the model does not know are passed over, as AWS does.
 * @throws {WireRefusal} MalformedXML where text is of another type than its member
 */
export function readXmlValue(model: ServiceModel, shapeName: string, from: XmlElement): Json {
  const shape = model.shapes[shapeName] as Shape
  switch (shape.type) {
    case 'structure':
      return readStructure(model, shape, from)
    case 'list':
      return from.children.filter(({ name }) => name === itemName(shape)).map((item) => readXmlValue(model, itemShape(shape), item))
    case 'map':
      return Object.fromEntries(from.children.map((entry) => readEntry(model, shape, entry)))
    default:
      return readScalar(from.text, shape) ?? malformed()
  }
}

function readStructure(model: ServiceModel, shape: Shape, from: XmlElement): JsonObject {
  const read: Record<string, Json> = {}
  for (const [name, member] of Object.entries(shape.members ?? {})) {
    if (member.location) continue
    const found = from.children.filter((child) => child.name === (member.locationName ?? name))
    const [first] = found
    if (!first) continue
    const inner = model.shapes[member.shape] as Shape
    if (inner.type === 'list' && isFlat(member, inner)) read[name] = found.map((item) => readXmlValue(model, itemShape(inner), item))
    else if (inner.type === 'map' && isFlat(member, inner)) read[name] = Object.fromEntries(found.map((entry) => readEntry(model, inner, entry)))
    else read[name] = readXmlValue(model, member.shape, first)
  }
  return read
}

function readEntry(model: ServiceModel, { key, value }: Shape, entry: XmlElement): [string, Json] {
  const named = (name: string) => entry.children.find((child) => child.name === name) ?? malformed()
  return [named(key?.locationName ?? 'key').text, readXmlValue(model, value?.shape ?? '', named(value?.locationName ?? 'value'))]
}

function malformed(): never {
  refused('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema')
}

/** The elements of a structure's members, in the model's order. */
export function xmlMembers(model: ServiceModel, shape: Shape, value: Json): string {
  if (!isJsonObject(value)) return ''
  return Object.entries(shape.members ?? {})
    .filter(([name, { location }]) => !location && value[name] !== undefined && value[name] !== null)
    .map(([name, member]) => xmlMember(model, member, member.locationName ?? name, value[name] as Json))
    .join('')
}

function xmlMember(model: ServiceModel, member: Member, name: string, value: Json): string {
  const shape = model.shapes[member.shape] as Shape
  if (!isFlat(member, shape)) return element(name, xmlContent(model, shape, value))
  if (shape.type === 'map') return xmlEntries(model, shape, value, name)
  return itemsOf(value).map((item) => element(name, xmlContent(model, shapeOf(model, shape.member), item))).join('')
}

/** What stands inside the element of a value. */
export function xmlContent(model: ServiceModel, shape: Shape, value: Json): string {
  switch (shape.type) {
    case 'structure':
      return xmlMembers(model, shape, value)
    case 'list':
      return itemsOf(value).map((item) => element(itemName(shape), xmlContent(model, shapeOf(model, shape.member), item))).join('')
    case 'map':
      return xmlEntries(model, shape, value, 'entry')
    default:
      return escaped(scalarText(value, shape, 'iso8601'))
  }
}

function xmlEntries(model: ServiceModel, { key, value: held }: Shape, value: Json, name: string): string {
  return Object.entries(isJsonObject(value) ? value : {})
    .map(([entryKey, entryValue]) =>
      element(
        name,
        element(key?.locationName ?? 'key', escaped(entryKey)) +
          element(held?.locationName ?? 'value', xmlContent(model, shapeOf(model, held), entryValue)),
      ),
    )
    .join('')
}

function itemsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function isFlat(member: Member, shape: Shape): boolean {
  return member.flattened === true || shape.flattened === true
}

function itemName({ member }: Shape): string {
  return member?.locationName ?? 'member'
}

function itemShape({ member }: Shape): string {
  return member?.shape ?? ''
}

function shapeOf(model: ServiceModel, member: Member | undefined): Shape {
  return model.shapes[member?.shape ?? ''] as Shape
}
