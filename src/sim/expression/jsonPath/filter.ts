import type { Json } from '../../kernel/json'
import type { LinearRegex } from '../linearRegex'
import type { Path } from './path'

/** What stands on a side of a comparison. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'pattern'; readonly regex: LinearRegex }
  | { readonly kind: 'path'; readonly path: Path }

export type Operator =
  | '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=' | '=~'
  | 'in' | 'nin' | 'contains' | 'all' | 'size' | 'empty' | 'subsetof' | 'anyof' | 'noneof'

/** The condition of `[?(…)]`. */
export type Filter =
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: Operator; readonly right: Operand }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'and'; readonly filters: readonly Filter[] }
  | { readonly kind: 'or'; readonly filters: readonly Filter[] }
