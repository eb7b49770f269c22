import type { GatewayWorld } from '../../sim/cloud/labs/apigateway/gatewayWorld'

const LISTS = ['methods', 'functions', 'authorizers'] as const

/** A world that the device kept; undefined where it is none, or of a version that had another form. */
export function readKeptWorld(kept: unknown): GatewayWorld | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { name, stage, plan, seed, ...lists } = kept as Partial<GatewayWorld>
  const whole = typeof name === 'string' && typeof stage === 'object' && typeof plan === 'object' && typeof seed === 'number'
  return whole && LISTS.every((list) => Array.isArray(lists[list])) ? (kept as GatewayWorld) : undefined
}
