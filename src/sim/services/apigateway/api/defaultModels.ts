import { emptyTree, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { Turn } from '../turn'
import type { Model } from './restApi'

/** Every API has these two from the start. */
export function defaultModels(turn: Turn): OrderedTree<Model> {
  const titled = (title: string, type: string, more: object) =>
    JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#', title, type, ...more }, null, 2)
  const error = titled('Error Schema', 'object', { properties: { message: { type: 'string' } } })
  const models: Model[] = [
    { id: turn.newId(6), name: 'Empty', contentType: 'application/json', description: 'This is a default empty schema model', schema: titled('Empty Schema', 'object', {}) },
    { id: turn.newId(6), name: 'Error', contentType: 'application/json', description: 'This is a default error schema model', schema: error },
  ]
  return models.reduce((tree, model) => set(tree, model.name, model), emptyTree<Model>())
}
