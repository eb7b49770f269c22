import type { OperationBinding, ServiceModel } from '../../aws/models/models'
import { percentDecoded, type Incoming } from '../http/message'

/** The action that a request of a REST protocol is for, and what its path says. */
export interface Route {
  readonly action: string
  /** The path's labels by name, decoded: `{ Bucket, Key }`. */
  readonly labels: Readonly<Record<string, string>>
  /** Names in the query that chose the action. */
  readonly chosenBy: readonly string[]
}

interface Template {
  readonly segments: readonly string[]
  /** Fixed parts of the query; without a value, any will do. */
  readonly query: readonly (readonly [name: string, value: string | undefined])[]
}

/**
 * The operation whose method and URI template a request fits. Where several do, the one that asks
 * for more: a fixed query, a header that must be there, a path without labels.
 */
export function routeOf(model: ServiceModel, { method, path, query, headers }: Incoming): Route | undefined {
  let best: (Route & { readonly weight: number }) | undefined
  for (const [action, binding] of [...Object.entries(model.operations), ...Object.entries(model.others)]) {
    if (binding.method !== method) continue
    const template = templateOf(binding)
    const labels = labelsOf(template.segments, path)
    if (!labels) continue
    if (!template.query.every(([name, value]) => query.some(([each, given]) => each === name && (value === undefined || value === given)))) continue
    const needed = neededOf(model, binding)
    if (!needed.headers.every((header) => headers.has(header))) continue
    if (!needed.query.every((name) => query.some(([each]) => each === name))) continue
    const fixed = template.segments.filter((segment) => !segment.startsWith('{')).length
    const weight = fixed * 100 + (template.query.length + needed.headers.length + needed.query.length) * 10
    if (best && best.weight >= weight) continue
    best = { action, labels, chosenBy: template.query.map(([name]) => name), weight }
  }
  return best
}

function templateOf({ uri }: OperationBinding): Template {
  const [path = '', query = ''] = uri.split('?')
  return {
    segments: path.split('/').slice(1),
    query: query.split('&').filter((pair) => pair !== '').map((pair) => pair.split('=') as [string, string | undefined]),
  }
}

/** Undefined where the path does not fit. A slash at the end does not count, but in a greedy label. */
function labelsOf(segments: readonly string[], path: string): Readonly<Record<string, string>> | undefined {
  const given = path.split('/').slice(1)
  const labels: Record<string, string> = {}
  for (const [i, segment] of segments.entries()) {
    const greedy = segment.endsWith('+}')
    const text = greedy ? given.slice(i).join('/') : (given[i] ?? '')
    if (!segment.startsWith('{')) {
      if (segment !== text) return undefined
      continue
    }
    if (text === '') return undefined
    labels[segment.slice(1, greedy ? -2 : -1)] = percentDecoded(text)
    if (greedy) return labels
  }
  const beyond = given.slice(segments.length)
  return beyond.every((text) => text === '') && beyond.length <= 1 ? labels : undefined
}

/** What an operation's input needs besides the path, by the names on the wire. */
function neededOf(model: ServiceModel, binding: OperationBinding): { headers: readonly string[]; query: readonly string[] } {
  const name = 'input' in binding ? (binding as { input?: string }).input : undefined
  if (name === undefined) return { headers: binding.needs?.headers ?? [], query: binding.needs?.query ?? [] }
  const { members = {}, required = [] } = model.shapes[name] ?? {}
  const named = (location: string) =>
    required.flatMap((member) => (members[member]?.location === location ? [members[member]?.locationName ?? member] : []))
  return { headers: named('header').map((header) => header.toLowerCase()), query: named('querystring') }
}
