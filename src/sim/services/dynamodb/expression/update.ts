import type { DocumentPath } from './documentPath'

/** An update expression as data: what each of its sections does. Values as in `Condition`. */
export interface Update<Value> {
  readonly set: readonly { readonly path: DocumentPath; readonly to: SetOperand<Value> }[]
  readonly remove: readonly DocumentPath[]
  readonly add: readonly { readonly path: DocumentPath; readonly value: Value }[]
  readonly delete: readonly { readonly path: DocumentPath; readonly value: Value }[]
}

/** What SET assigns. */
export type SetOperand<Value> =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'call'; readonly name: UpdateFunction; readonly operands: readonly SetOperand<Value>[] }
  | {
      readonly kind: 'sum'
      readonly operator: '+' | '-'
      readonly left: SetOperand<Value>
      readonly right: SetOperand<Value>
    }

export type UpdateFunction = 'if_not_exists' | 'list_append'
