import { structuresOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'

/** One change that an Update operation asks for. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/patch-operations.html */
export interface PatchOperation {
  readonly op: string
  readonly path: string
  readonly value?: string
  readonly from?: string
}

export function patchOperationsOf(input: JsonObject): readonly PatchOperation[] {
  return structuresOf(input, 'patchOperations').map((operation) => {
    const [op, path, value, from] = ['op', 'path', 'value', 'from'].map((name) => textOf(operation, name))
    return { op: op ?? '', path: path ?? '', ...(value === undefined ? {} : { value }), ...(from === undefined ? {} : { from }) }
  })
}

/** The parts of a path; in each `~1` is a slash and `~0` a tilde. */
export function partsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * The usual refusal of a path that cannot be patched so.
 * @param replaceable  the paths that can be replaced
 */
export function refusePath({ op, path }: PatchOperation, replaceable: readonly string[]): never {
  const choice = op === 'replace' ? `Must be one of: [${replaceable.join(', ')}]` : 'Please choose supported operations'
  badRequest(`Invalid patch path  '${path}' specified for op '${op}'. ${choice}`)
}

/** AWS reads any word but `true` as false. */
export function asFlag(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}

/** A structure without the members that are undefined, as AWS leaves them out. */
export function present<Structure extends object>(structure: Structure): { [Name in keyof Structure]: Exclude<Structure[Name], undefined> } {
  return Object.fromEntries(Object.entries(structure).filter(([, value]) => value !== undefined)) as never
}

/** A map without one entry; undefined where none is left. */
export function without<Value>(map: { readonly [name: string]: Value } | undefined, name: string): { readonly [name: string]: Value } | undefined {
  const left = Object.entries(map ?? {}).filter(([key]) => key !== name)
  return left.length === 0 ? undefined : Object.fromEntries(left)
}
