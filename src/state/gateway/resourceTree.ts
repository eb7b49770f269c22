import { methodName, type LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'

export { methodName }

/** A line of the tree: a resource, or one of its methods. */
export interface TreeLine {
  readonly path: string
  /** What it adds to the line above: `/{orderId}`. */
  readonly label: string
  /** 1 for the root. */
  readonly level: number
  readonly method?: LabMethod
}

/** Resources and methods as the console lists them: the root first, what is below by path, methods before what is below. */
export function treeOf(methods: readonly LabMethod[]): readonly TreeLine[] {
  const paths = new Set(['/'])
  for (const { path } of methods) {
    const parts = path.split('/').slice(1)
    parts.forEach((_part, i) => paths.add(`/${parts.slice(0, i + 1).join('/')}`))
  }
  return [...paths].sort().flatMap((path): readonly TreeLine[] => {
    const level = path === '/' ? 1 : path.split('/').length
    const own = methods.filter((method) => method.path === path)
    return [
      { path, level, label: path === '/' ? '/' : path.slice(path.lastIndexOf('/')) },
      ...own.map((method) => ({ path, level: level + 1, label: method.httpMethod, method })),
    ]
  })
}
