import { methodName, resourcesOf, type GatewayWorld, type LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'

export { methodName }

/** A line of the tree: a resource, or one of its methods. */
export interface TreeLine {
  /** What selects it: the method's name, or the resource's path. */
  readonly name: string
  readonly path: string
  /** What it adds to the line above: `/{orderId}`. */
  readonly label: string
  /** 1 for the root. */
  readonly level: number
  readonly method?: LabMethod
}

/** Resources and methods as the console lists them: the root first, what is below by path, methods before what is below. */
export function treeOf(world: Pick<GatewayWorld, 'resources' | 'methods'>): readonly TreeLine[] {
  const paths = ['/', ...resourcesOf(world).map(({ path }) => path)]
  return paths.sort().flatMap((path): readonly TreeLine[] => {
    const level = path === '/' ? 1 : path.split('/').length
    const own = world.methods.filter((method) => method.path === path)
    return [
      { name: path, path, level, label: path === '/' ? '/' : path.slice(path.lastIndexOf('/')) },
      ...own.map((method) => ({ name: methodName(method), path, level: level + 1, label: method.httpMethod, method })),
    ]
  })
}

/** The resource that something selected is, or belongs to. */
export function resourceOf(selected: string): string {
  return selected.slice(selected.indexOf('/'))
}
