import type { JsonObject } from '../../../kernel/json'
import type { LambdaFunction } from '../account'
import { idleIn, isProvisioned, type Lane } from '../environment/lane'

/**
 * What an invocation that begins in a lane means for what is provisioned for the version or alias that it names: how many
 * of its environments are busy with it, or that none was free. Undefined where nothing is ready.
 */
export function provisionedUse(fn: LambdaFunction | undefined, qualifier: string, lane: Lane): JsonObject | undefined {
  const config = fn?.provisioned.get(qualifier)
  if (!fn || config?.status !== 'READY') return undefined
  const { ready } = config
  return isProvisioned(lane) ? { qualifier, busy: ready - idleIn(fn, lane).size, of: ready } : { qualifier, spillover: true }
}
