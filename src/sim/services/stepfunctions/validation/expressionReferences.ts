/** What an expression refers to that has no value in Step Functions, or not everywhere. */
export type Reference =
  /** A bare name where nothing is being looked at: `phone`, as against `$states.input.phone`. */
  | { readonly kind: 'top level'; readonly name: string; readonly end: number }
  /** `$$`, the input of an expression: there is none. */
  | { readonly kind: 'root'; readonly end: number }
  /** A member of `$states`. */
  | { readonly kind: 'states'; readonly name: string; readonly end: number }

/** A node of JSONata's syntax tree, as far as it matters here. */
interface SyntaxNode {
  readonly type?: string
  readonly value?: unknown
  /** Where its token ends in the expression. */
  readonly position?: number
  readonly steps?: readonly SyntaxNode[]
  readonly [part: string]: unknown
}

/**
 * Finds them in a syntax tree. An expression is evaluated without a context item, so a name at its
 * top level has nothing to be a member of; in a path's later steps, in predicates, in sort terms
 * and in the parts of a transform it has.
 *
 * @param tree  as JSONata's parser gives it
 */
export function referencesOf(tree: unknown): Reference[] {
  const found: Reference[] = []
  visit(tree, false, found)
  return found
}

function visit(node: unknown, hasItem: boolean, found: Reference[]): void {
  if (Array.isArray(node)) {
    for (const part of node) visit(part, hasItem, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const syntax = node as SyntaxNode
  switch (syntax.type) {
    case 'path':
      visitPath(syntax, hasItem, found)
      return
    case 'name':
      if (!hasItem) found.push({ kind: 'top level', name: String(syntax.value), end: syntax.position ?? 0 })
      break
    case 'variable':
      if (syntax.value === '$') found.push({ kind: 'root', end: syntax.position ?? 0 })
      break
    case 'lambda':
      // Its arguments are names that it binds.
      visit(syntax['body'], hasItem, found)
      return
    case 'bind':
      visit(syntax['rhs'], hasItem, found)
      return
  }
  visitParts(syntax, hasItem || syntax.type === 'transform' || syntax.type === 'sort', found)
}

function visitPath({ steps = [], group }: SyntaxNode, hasItem: boolean, found: Reference[]): void {
  const [first, second] = steps
  if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name') {
    found.push({ kind: 'states', name: String(second.value), end: second.position ?? 0 })
  }
  steps.forEach((step, index) => visit(step, hasItem || index > 0, found))
  visit(group, true, found)
}

/** All that lies in a node. Predicates look at the items before them. */
function visitParts(node: SyntaxNode, hasItem: boolean, found: Reference[]): void {
  for (const [name, part] of Object.entries(node)) {
    if (typeof part !== 'object') continue
    visit(part, hasItem || name === 'predicate' || name === 'stages' || name === 'group', found)
  }
}
