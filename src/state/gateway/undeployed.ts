import { methodName, resourcesOf, type GatewayWorld, type LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'

/** Something that clients do not meet yet. */
export interface Undeployed {
  /** A method, a resource's path, or an authorizer. */
  readonly name: string
  readonly what: 'new' | 'changed' | 'renamed' | 'gone'
  /** What of it. */
  readonly parts: readonly string[]
}

const PARTS: readonly (readonly [member: keyof LabMethod, name: string])[] = [
  ['authorizer', 'authorization'], ['apiKeyRequired', 'API key'], ['parameters', 'parameters'], ['model', 'model'], ['integration', 'integration'], ['cache', 'cache'],
]

/** What is edited and not deployed. Functions and the stage's settings hold at once and are not among it. */
export function undeployed(world: GatewayWorld, deployed: GatewayWorld): readonly Undeployed[] {
  if (world === deployed) return []
  const [edited, met] = [resourcesOf(world), resourcesOf(deployed)]
  const wasAt = (path: string) => (path === '/' ? path : met.find(({ id }) => id === edited.find((each) => each.path === path)?.id)?.path)
  const before = new Map(deployed.methods.map((method) => [methodName(method), method]))
  const kept = new Set<string>()
  const methods = world.methods.flatMap((method): readonly Undeployed[] => {
    const name = methodName(method)
    const was = before.get(methodName({ ...method, path: wasAt(method.path) ?? '' }))
    if (!was) return [{ name, what: 'new', parts: [] }]
    kept.add(methodName(was))
    const parts = PARTS.filter(([member]) => !same(method[member], was[member])).map(([, part]) => part)
    return parts.length > 0 ? [{ name, what: 'changed', parts }] : []
  })
  return [
    ...edited.flatMap(({ id, path }): readonly Undeployed[] => {
      const was = met.find((each) => each.id === id)
      if (!was) return [{ name: path, what: 'new', parts: [] }]
      const [part, wasPart] = [path, was.path].map((each) => each.slice(each.lastIndexOf('/')))
      return part === wasPart ? [] : [{ name: path, what: 'renamed', parts: [`was ${was.path}`] }]
    }),
    ...met.filter(({ id }) => !edited.some((each) => each.id === id)).map(({ path }): Undeployed => ({ name: path, what: 'gone', parts: [] })),
    ...methods,
    ...deployed.methods.filter((method) => !kept.has(methodName(method))).map((method): Undeployed => ({ name: methodName(method), what: 'gone', parts: [] })),
    ...world.authorizers.filter((each) => !deployed.authorizers.some((other) => same(each, other))).map(({ name }): Undeployed => ({ name: `authorizer ${name}`, what: 'changed', parts: [] })),
  ]
}

/** A line of it: `GET /orders: changed (API key)`. */
export function undeployedText({ name, what, parts }: Undeployed): string {
  return `${name}: ${what}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
