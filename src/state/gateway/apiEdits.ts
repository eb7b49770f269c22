import { methodName, resourcesOf, type GatewayWorld, type LabIntegration, type LabMethod, type LabResource } from '../../sim/cloud/labs/apigateway/gatewayWorld'

/** The methods that a resource can have, as the console lists them. */
export const HTTP_METHODS = ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

/** A world after an edit, with what is selected then; or why there is none: AWS would refuse it. */
export type Edited = { readonly world: GatewayWorld; readonly selected: string } | { readonly problem: string }

/** AWS's rule for a part of a path. */
const PATH_PART = /^(?:\{[\w.:-]+\+?\}|[\w.:~$-]+)$/

/** @param parent  `/` or a resource's path */
export function addResource(world: GatewayWorld, parent: string, pathPart: string): Edited {
  const path = `${parent === '/' ? '' : parent}/${pathPart}`
  const problem = problemOf(world, parent, pathPart, undefined)
  if (problem !== undefined) return { problem }
  const resources = resourcesOf(world)
  return { world: { ...world, resources: [...resources, { id: freeId(resources, path), path }] }, selected: path }
}

/** A new id that no resource has: its path, unless one that was renamed came from there. */
function freeId(resources: readonly LabResource[], path: string): string {
  const taken = (id: string) => resources.some((each) => each.id === id)
  let id = path
  for (let n = 2; taken(id); n++) id = `${path} ${n}`
  return id
}

/** Whatever stands below moves along; the methods' path parameters follow. */
export function renameResource(world: GatewayWorld, path: string, pathPart: string): Edited {
  const parent = path.slice(0, path.lastIndexOf('/')) || '/'
  const renamed = `${parent === '/' ? '' : parent}/${pathPart}`
  const problem = problemOf(world, parent, pathPart, path)
  if (problem !== undefined) return { problem }
  const moved = (each: string) => (each === path || each.startsWith(`${path}/`) ? `${renamed}${each.slice(path.length)}` : each)
  const [before, after] = [variableIn(path), variableIn(renamed)]
  const methods = world.methods.map((method): LabMethod => {
    const to = moved(method.path)
    if (to === method.path) return method
    const { [source(before)]: _gone, ...parameters } = method.parameters
    return { ...method, path: to, parameters: before === after ? method.parameters : { ...parameters, ...(after === undefined ? {} : { [source(after)]: true }) } }
  })
  return { world: { ...world, resources: resourcesOf(world).map((each) => ({ ...each, path: moved(each.path) })), methods }, selected: renamed }
}

/** All that stands below goes with it. */
export function removeResource(world: GatewayWorld, path: string): Edited {
  const stays = (each: { readonly path: string }) => each.path !== path && !each.path.startsWith(`${path}/`)
  return { world: { ...world, resources: resourcesOf(world).filter(stays), methods: world.methods.filter(stays) }, selected: path.slice(0, path.lastIndexOf('/')) || '/' }
}

export function addMethod(world: GatewayWorld, path: string, httpMethod: string, integration: LabIntegration): Edited {
  const method: LabMethod = { path, httpMethod, about: '', apiKeyRequired: false, parameters: pathParameters(path), integration }
  if (world.methods.some((each) => methodName(each) === methodName(method))) return { problem: `${path} has a method ${httpMethod} already.` }
  return { world: { ...world, resources: resourcesOf(world), methods: [...world.methods, method] }, selected: methodName(method) }
}

export function removeMethod(world: GatewayWorld, name: string): Edited {
  const method = world.methods.find((each) => methodName(each) === name)
  return { world: { ...world, resources: resourcesOf(world), methods: world.methods.filter((each) => each !== method) }, selected: method?.path ?? '/' }
}

/** An integration of a type, as the console would begin it. */
export function newIntegration(type: LabIntegration['type'], fn: string): LabIntegration {
  switch (type) {
    case 'AWS_PROXY':
      return { type, function: fn }
    case 'AWS':
      return { type, function: fn, requestTemplate: `{ "body": $input.json('$') }`, responses: [{ status: '200', template: '' }] }
    case 'MOCK':
      return { type, requestTemplate: '{ "statusCode": 200 }', responses: [{ status: '200', template: '{ "stage": "$context.stage" }' }] }
  }
}

function problemOf(world: GatewayWorld, parent: string, pathPart: string, itself: string | undefined): string | undefined {
  if (!PATH_PART.test(pathPart)) return 'A path part has letters, digits and ._-:~$, or is one {variable}.'
  if (parent.endsWith('+}')) return `Nothing stands below ${parent}: it takes the rest of the path.`
  const siblings = resourcesOf(world).filter(({ path }) => path !== itself && (path.slice(0, path.lastIndexOf('/')) || '/') === parent)
  if (siblings.some(({ path }) => path.endsWith(`/${pathPart}`))) return `${parent} has a resource ${pathPart} already.`
  const variable = siblings.find(({ path }) => variableIn(path) !== undefined)
  return pathPart.startsWith('{') && variable ? `${parent} has a variable already, ${variable.path}: only one is allowed.` : undefined
}

/** The variable that a path ends with. */
function variableIn(path: string): string | undefined {
  return /\/\{([\w.:-]+)\+?\}$/.exec(path)?.[1]
}

function source(variable: string | undefined): string {
  return `method.request.path.${variable ?? ''}`
}

function pathParameters(path: string): LabMethod['parameters'] {
  return Object.fromEntries([...path.matchAll(/\{([\w.:-]+)\+?\}/g)].map(([, name]) => [source(name), true]))
}
