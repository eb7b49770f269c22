/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly offset: number
  readonly length: number
}

/** A JSON value with the place it was read from. */
export type JsonNode = ObjectNode | ArrayNode | TextNode | NumberNode | BooleanNode | NullNode | BrokenNode

export interface ObjectNode extends Span {
  readonly kind: 'object'
  /** As written, so that a name may occur twice. */
  readonly members: readonly MemberNode[]
}
export interface MemberNode {
  readonly name: string
  /** The name with its quotes. */
  readonly key: Span
  readonly value: JsonNode
}
export interface ArrayNode extends Span {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}
export interface TextNode extends Span {
  readonly kind: 'string'
  readonly value: string
}
export interface NumberNode extends Span {
  readonly kind: 'number'
  readonly value: number
  /** Written without a fraction and an exponent: to AWS `1.0` is no integer. */
  readonly integer: boolean
}
export interface BooleanNode extends Span {
  readonly kind: 'boolean'
  readonly value: boolean
}
export interface NullNode extends Span {
  readonly kind: 'null'
}
/** Where a value should be and is none; the reader has complained of it. */
export interface BrokenNode extends Span {
  readonly kind: 'broken'
}

/** The member of that name; of several the last, which is the one that counts. */
export function memberOf(object: ObjectNode, name: string): MemberNode | undefined {
  let found: MemberNode | undefined
  for (const member of object.members) if (member.name === name) found = member
  return found
}

export function valueOf(object: ObjectNode, name: string): JsonNode | undefined {
  return memberOf(object, name)?.value
}

export function textOf(object: ObjectNode, name: string): string | undefined {
  const value = valueOf(object, name)
  return value?.kind === 'string' ? value.value : undefined
}
