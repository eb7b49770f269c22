import { functionArn } from '../../../aws/arn'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { LambdaFunction } from '../account'
import type { Turn } from '../turn'

/** A name for a version, or for two of which one gets a share of the invocations. */
export interface Alias {
  readonly name: string
  readonly version: string
  readonly description: string
  /** The other version and its share, 0 to 1. */
  readonly other: { readonly version: string; readonly weight: number } | undefined
  readonly revisionId: string
}

export function shownAlias(turn: Turn, fn: LambdaFunction, { name, version, description, other, revisionId }: Alias): JsonObject {
  return {
    AliasArn: `${functionArn(turn.place, fn.name)}:${name}`,
    Name: name,
    FunctionVersion: version,
    Description: description,
    ...(other ? { RoutingConfig: { AdditionalVersionWeights: { [other.version]: other.weight } } } : {}),
    RevisionId: revisionId,
  }
}

/** The version that serves the next invocation: drawn where there are two, each time anew. */
export function routed(turn: Turn, { version, other }: Alias): string {
  return other && turn.context.draw() < other.weight ? other.version : version
}

/** `RoutingConfig` as it was given; undefined where it has no weights. */
export function weightsOf(input: JsonObject): readonly (readonly [version: string, weight: number])[] {
  const routing = input['RoutingConfig']
  const weights = isJsonObject(routing) ? routing['AdditionalVersionWeights'] : undefined
  return isJsonObject(weights) ? Object.entries(weights).map(([version, weight]) => [version, Number(weight)] as const) : []
}
