import type { LambdaFunction } from '../account'
import type { Alias } from '../alias/alias'
import { functionNotFound } from '../refusal'
import type { Turn } from '../turn'
import type { Configuration, Deployment } from './configuration'
import { LATEST, type FunctionReference } from './functionName'

/** What a reference to a function means: its newest state, a version, or a version by an alias. */
export interface Target {
  readonly fn: LambdaFunction
  /** `$LATEST` or a number; an alias's own, not the one beside it. */
  readonly version: string
  readonly alias: Alias | undefined
  readonly configuration: Configuration
  readonly deployed: Deployment | undefined
}

/** Undefined where there is no such function, version or alias. */
export function targetOf(turn: Turn, { name, qualifier }: Pick<FunctionReference, 'name' | 'qualifier'>): Target | undefined {
  const fn = turn.functionNamed(name)
  if (!fn) return undefined
  const alias = qualifier === undefined ? undefined : fn.aliases.get(qualifier)
  return versionOf(fn, alias?.version ?? qualifier ?? LATEST, alias)
}

/** @throws {Refusal} ResourceNotFoundException, which shows the reference as it was given */
export function existingTarget(turn: Turn, reference: FunctionReference): Target {
  return targetOf(turn, reference) ?? functionNotFound(reference.arn)
}

/** A function at one of its versions. */
export function versionOf(fn: LambdaFunction, version: string, alias?: Alias): Target | undefined {
  if (version === LATEST) return { fn, version, alias, configuration: fn.configuration, deployed: fn.deployed }
  const published = fn.versions.get(version)
  return published && { fn, version, alias, configuration: published.configuration, deployed: published.deployed }
}
