import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type Json } from '../../../kernel/json'
import type { Settings } from '../control/configuration'
import { invalid } from '../refusal'
import type { Turn } from '../turn'

const MOST_STORAGE = numberOf('lambda.storage.usual')
/** Java from 11, Python from 3.12, .NET from 8 on. */
const TAKEN = /^(java(11|17|21|25)|python3\.(1[2-9])|dotnet(8|10))$/

/** Whether versions that are published from now on are snapshots: what a call says, else what was. */
export function snapStart(value: Json | undefined, before: boolean): boolean {
  const applies = isJsonObject(value) ? value['ApplyOn'] : undefined
  return typeof applies === 'string' ? applies === 'PublishedVersions' : before
}

/**
 * SnapStart is not for every runtime, nor with much storage. For Node.js AWS has none: a world can allow it.
 * AWS's texts were not seen.
 * @throws {Refusal} InvalidParameterValueException
 */
export function checkSnapStart({ account }: Turn, { snapStart: applies, runtime, ephemeralStorageMb }: Settings): void {
  if (!applies) return
  const allowed = TAKEN.test(runtime) || (account.assumptions.snapStartForNode && runtime.startsWith('nodejs'))
  if (!allowed) invalid(`${runtime} is not supported for SnapStart enabled functions.`)
  if (ephemeralStorageMb > MOST_STORAGE) invalid(`SnapStart does not support ephemeral storage larger than ${MOST_STORAGE} MB.`)
}
