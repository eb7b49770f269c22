import type { GuestHost } from '../../../src/sim/aws/guestSlice'
import { cloudOf, createSimulation, type Cloud } from '../../../src/sim/cloud/cloud'
import { services } from '../../../src/sim/cloud/services'
import { createGuestHost } from '../../../src/sim/handlers/handlers'
import { assets } from '../../sdk/assets'

/** A fresh account as the corpora of Lambda and API Gateway have it. */
export function corpusWorld(): Cloud {
  return worldOf(createGuestHost(assets))
}

/** What a function was called with, and what it returned, if it did. */
export interface SeenInvocation {
  readonly requestId: string
  /** Virtual milliseconds. */
  readonly at: number
  readonly event: unknown
  result?: unknown
}

/** A fresh account whose functions are watched. */
export function watchedWorld(): { readonly cloud: Cloud; readonly invocations: readonly SeenInvocation[] } {
  const invocations: SeenInvocation[] = []
  const running = new Map<string, SeenInvocation>()
  const host = createGuestHost(assets)
  const watching: GuestHost = {
    reset: () => host.reset(),
    run: async (slice, journal) => {
      if (slice.kind === 'invoke') {
        const seen = { requestId: slice.requestId, at: slice.startsAt, event: JSON.parse(slice.payload) as unknown }
        invocations.push(seen)
        running.set(slice.environmentId, seen)
      }
      const outcome = await host.run(slice, journal)
      const seen = running.get(slice.environmentId)
      if (seen && outcome?.end.kind === 'returned') seen.result = JSON.parse(outcome.end.payload)
      return outcome
    },
  }
  return { cloud: worldOf(watching), invocations }
}

function worldOf(guests: GuestHost): Cloud {
  const place = { region: 'us-east-1', accountId: '111111111111' }
  return cloudOf(createSimulation({ services, guests }, place), place)
}
