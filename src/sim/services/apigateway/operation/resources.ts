import { requiredText } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { Resource, RestApi } from '../api/restApi'
import { shownMethod } from '../api/shownMethod'
import { badRequest, conflict, notFound } from '../faults'
import { patchOperationsOf, refusePath, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

const PATH_PART = /^(?:\{[\w.:+-]+\}|[\w.:~$-]+)$/

export const createResource: Operation = (turn, input) => {
  const { api, resource: parent } = turn.resource(requiredText(input, 'restApiId'), requiredText(input, 'parentId'))
  const pathPart = requiredText(input, 'pathPart')
  checkPlace(api.resources, parent, pathPart, undefined)
  const resource: Resource = { id: turn.newId(6), parentId: parent.id, pathPart, path: pathBelow(parent, pathPart), methods: {} }
  turn.changeResource(api, resource)
  return shown(resource)
}

/** @param moved  the resource that is to stand there, which is no sibling of itself */
function checkPlace(resources: OrderedTree<Resource>, parent: Resource, pathPart: string, moved: string | undefined): void {
  if (isGreedy(parent.pathPart)) badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`)
  if (!PATH_PART.test(pathPart)) badRequest("Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.")
  const siblings = childrenOf(resources, parent.id).filter(({ id }) => id !== moved)
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) conflict(`Another resource with the same parent already has this name: ${pathPart}`)
  const variable = siblings.find((sibling) => isVariable(sibling.pathPart))
  if (isVariable(pathPart) && variable) {
    badRequest(`A sibling (${variable.pathPart}) of this resource already has a variable path part -- only one is allowed`)
  }
}

function isVariable(pathPart: string | undefined): boolean {
  return pathPart?.startsWith('{') === true
}

function isGreedy(pathPart: string | undefined): boolean {
  return pathPart?.endsWith('+}') === true
}

function pathBelow(parent: Resource, pathPart: string): string {
  return `${parent.path === '/' ? '' : parent.path}/${pathPart}`
}

function childrenOf(resources: OrderedTree<Resource>, id: string): Resource[] {
  return [...ascending(resources)].map(([, resource]) => resource).filter(({ parentId }) => parentId === id)
}

export const getResource: Operation = (turn, input) => shown(turn.resource(requiredText(input, 'restApiId'), requiredText(input, 'resourceId')).resource, true)

export const getResources: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const resources = [...ascending(api.resources)].map(([, resource]) => resource)
  resources.sort((a, b) => (a.path < b.path ? -1 : 1))
  const embed = Array.isArray(input['embed']) && input['embed'].includes('methods')
  return page(
    resources.map((resource) => shown(resource, embed)),
    input,
  )
}

/** What stands below goes with it. */
export const deleteResource: Operation = (turn, input) => {
  const { api, resource } = turn.resource(requiredText(input, 'restApiId'), requiredText(input, 'resourceId'))
  if (resource.parentId === undefined) badRequest('Cannot delete root resource')
  turn.change({ ...api, resources: withoutBranch(api.resources, resource.id) })
  return {}
}

function withoutBranch(resources: OrderedTree<Resource>, id: string): OrderedTree<Resource> {
  return childrenOf(resources, id).reduce((left, child) => withoutBranch(left, child.id), remove(resources, id))
}

export const updateResource: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const apiId = requiredText(input, 'restApiId')
  const resourceId = requiredText(input, 'resourceId')
  turn.resource(apiId, resourceId)
  for (const operation of operations) patch(turn, turn.resource(apiId, resourceId), operation)
  return shown(turn.resource(apiId, resourceId).resource)
}

function patch(turn: Turn, { api, resource }: { readonly api: RestApi; readonly resource: Resource }, operation: PatchOperation): void {
  const { op, path, value = '' } = operation
  const member = path.slice(1)
  if (op !== 'replace' || (member !== 'parentId' && member !== 'pathPart')) refusePath(operation, ['/parentId', '/pathPart'])
  if (resource.parentId === undefined) badRequest(`Root resource cannot update its ${member}.`)
  const parentId = member === 'parentId' ? value : resource.parentId
  const pathPart = member === 'pathPart' ? value : (resource.pathPart ?? '')
  const parent = get(api.resources, parentId) ?? notFound('Invalid Resource identifier specified')
  if (isBelow(api.resources, parent, resource.id)) badRequest('Resources cannot be cyclical.')
  checkPlace(api.resources, parent, pathPart, resource.id)
  turn.change({ ...api, resources: placed(api.resources, { ...resource, parentId, pathPart }, parent) })
}

function isBelow(resources: OrderedTree<Resource>, resource: Resource, id: string): boolean {
  if (resource.id === id) return true
  const parent = resource.parentId === undefined ? undefined : get(resources, resource.parentId)
  return parent !== undefined && isBelow(resources, parent, id)
}

/** The resources with one, and all below it, under the paths that follow from its place. */
function placed(resources: OrderedTree<Resource>, resource: Resource, parent: Resource): OrderedTree<Resource> {
  const moved = { ...resource, path: pathBelow(parent, resource.pathPart ?? '') }
  return childrenOf(resources, resource.id).reduce((left, child) => placed(left, child, moved), set(resources, moved.id, moved))
}

function shown({ id, parentId, pathPart, path, methods }: Resource, embed = false): JsonObject {
  const names = Object.keys(methods)
  return {
    id,
    ...(parentId === undefined ? {} : { parentId, pathPart: pathPart ?? '' }),
    path,
    ...(names.length === 0 ? {} : { resourceMethods: Object.fromEntries(names.map((name) => [name, embed ? shownMethod(methods[name]!) : {}])) }),
  }
}
