/** A parsed template: a value without state, shared by everyone who wrote the same text. */
export interface Template {
  readonly text: string
  readonly nodes: readonly Node[]
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly backslashes: number }
  | { readonly kind: 'set'; readonly target: Reference; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: readonly Node[] | undefined }
  | { readonly kind: 'foreach'; readonly name: string; readonly over: Expression; readonly body: readonly Node[] }
  | { readonly kind: 'define'; readonly name: string; readonly body: readonly Node[] }
  | { readonly kind: 'macro'; readonly name: string; readonly parameters: readonly string[]; readonly body: readonly Node[] }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly source: string; readonly body: readonly Node[] | undefined }
  | { readonly kind: 'evaluate'; readonly value: Expression; readonly at: number }
  | { readonly kind: 'break' }
  | { readonly kind: 'stop' }

export interface Branch {
  readonly condition: Expression
  readonly body: readonly Node[]
}

/** `$name.property.method(…)[index]`. */
export interface Reference {
  readonly kind: 'reference'
  /** As it stands in the template: what is printed where there is no value. */
  readonly source: string
  /** `$!`: nothing is printed where there is no value. */
  readonly quiet: boolean
  readonly name: string
  readonly steps: readonly Step[]
  readonly at: number
}

export type Step =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'index'; readonly index: Expression }

export type Expression =
  | Reference
  | { readonly kind: 'constant'; readonly value: string | number | bigint | boolean | { readonly double: number } }
  | { readonly kind: 'interpolated'; readonly nodes: readonly Node[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [key: Expression, value: Expression])[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'
