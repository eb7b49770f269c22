import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid } from '../refusal'
import { IDLE_LIFETIME } from '../rules/keepAlive'
import type { Operation } from './operations'

/** What AWS leaves open, or what has held at another time, as this world has it. */
export interface Assumptions {
  /** How long an idle environment is kept. */
  readonly idleLifetime: VirtualMs
  /** How old an environment gets before it serves no more; undefined: however old. */
  readonly maximumAge: VirtualMs | undefined
  /** The share of asynchronous events that arrive twice, 0 to 1. */
  readonly duplicates: number
  /** Whether INIT of a zip package on a managed runtime is billed, as all INIT is since August 2025. */
  readonly initBilled: boolean
  /** Whether functions of Node.js can have SnapStart, which AWS does not offer for them. */
  readonly snapStartForNode: boolean
}

export const usualAssumptions: Assumptions = { idleLifetime: IDLE_LIFETIME, maximumAge: undefined, duplicates: 0, initBilled: true, snapStartForNode: false }

const MEMBERS = ['IdleSeconds', 'MaximumAgeSeconds', 'DuplicateEvents', 'InitBilled', 'SnapStartForNode']

/**
 * `PutAssumptions`, an action of ours. What is not given stays as it was; what is set counts from then on.
 * `MaximumAgeSeconds` of 0 takes the age limit away.
 * @returns all of them, as they are now
 */
export const putAssumptions: Operation = (turn, input) => {
  const unknown = Object.keys(input).find((name) => !MEMBERS.includes(name))
  if (unknown !== undefined) invalid(`${unknown} is no assumption: ${MEMBERS.join(', ')}.`)
  const { assumptions } = turn.account
  const age = seconds(input, 'MaximumAgeSeconds')
  const changed: Assumptions = {
    idleLifetime: seconds(input, 'IdleSeconds') ?? assumptions.idleLifetime,
    maximumAge: age === undefined ? assumptions.maximumAge : age === 0 ? undefined : age,
    duplicates: share(input) ?? assumptions.duplicates,
    initBilled: flag(input, 'InitBilled') ?? assumptions.initBilled,
    snapStartForNode: flag(input, 'SnapStartForNode') ?? assumptions.snapStartForNode,
  }
  turn.change({ assumptions: changed })
  return {
    IdleSeconds: changed.idleLifetime / 1000,
    MaximumAgeSeconds: (changed.maximumAge ?? 0) / 1000,
    DuplicateEvents: changed.duplicates,
    InitBilled: changed.initBilled,
    SnapStartForNode: changed.snapStartForNode,
  }
}

function seconds(input: JsonObject, name: 'IdleSeconds' | 'MaximumAgeSeconds'): VirtualMs | undefined {
  const value = input[name]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !(value >= 0 && value <= 86_400)) return invalid(`${name} has to be a number of seconds from 0 to 86400.`)
  return value * 1000
}

function share({ DuplicateEvents: value }: JsonObject): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) return invalid('DuplicateEvents has to be a share from 0 to 1.')
  return value
}

function flag(input: JsonObject, name: 'InitBilled' | 'SnapStartForNode'): boolean | undefined {
  const value = input[name]
  if (value === undefined || typeof value === 'boolean') return value
  return invalid(`${name} has to be true or false.`)
}
