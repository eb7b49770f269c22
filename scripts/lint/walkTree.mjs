/**
 * Visits a syntax tree with the way to each node, which the parser's own visitor does not tell.
 *
 * @param {any} node
 * @param {(node: any, parent: any, key: string) => void} visit
 * @param {any} [parent]
 * @param {string} [key]  under which the parent holds it
 */
export function walkTree(node, visit, parent, key = '') {
  visit(node, parent, key)
  for (const [name, child] of Object.entries(node)) {
    for (const one of Array.isArray(child) ? child : [child]) {
      if (typeof one?.type === 'string') walkTree(one, visit, node, name)
    }
  }
}

/** Whether an identifier stands for a value: not the name of a member, a key, a type or an import. */
export function namesValue(/** @type {any} */ node, /** @type {any} */ parent, /** @type {string} */ key) {
  if (node.type !== 'Identifier') return false
  switch (parent.type) {
    case 'MemberExpression':
      return key === 'object' || parent.computed
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
    case 'AccessorProperty':
      return key === 'value' || parent.computed
    case 'ImportSpecifier':
    case 'ExportSpecifier':
      return key === 'local' && parent.type === 'ExportSpecifier'
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return false
    default:
      return !parent.type.startsWith('TS') || parent.type.endsWith('Expression')
  }
}
