import { numberOf } from '../../../../facts/facts'
import type { LambdaFunction } from '../account'

/**
 * Which functions have invoked one another on the way to an invocation, and how often each: it travels with what a
 * function calls, behind what the trace header says, and so through queues, topics and buckets.
 */
export type Chain = { readonly [functionName: string]: number }

const FIELD = 'Lineage='
const MOST_IN_A_CHAIN = numberOf('lambda.recursion.limit')

const NO_CHAIN: Chain = {}

/** The chain that a header tells; empty where it tells none. */
export function chainOf(header: string | undefined): Chain {
  if (header === undefined) return NO_CHAIN
  const told = header.split(';').find((field) => field.startsWith(FIELD))
  if (told === undefined) return {}
  return Object.fromEntries(told.slice(FIELD.length).split('|').map((link) => [link.slice(0, link.indexOf(':')), Number(link.slice(link.indexOf(':') + 1))]))
}

export function isEmpty(chain: Chain): boolean {
  for (const _name in chain) return false
  return true
}

/** A header with a chain behind what it says. */
export function withChain(header: string | undefined, chain: Chain): string {
  const links = Object.entries(chain).map(([name, count]) => `${name}:${count}`)
  return [...(header === undefined ? [] : [header]), FIELD + links.join('|')].join(';')
}

/** The chain that several events tell which come in one: of each function the most that one of them has. */
export function longestOf(chains: readonly Chain[]): Chain {
  const longest: Record<string, number> = {}
  for (const chain of chains) for (const [name, count] of Object.entries(chain)) longest[name] = Math.max(longest[name] ?? 0, count)
  return longest
}

/** The chain with one more invocation of a function. */
export function oneMore(chain: Chain, functionName: string): Chain {
  return { ...chain, [functionName]: (chain[functionName] ?? 0) + 1 }
}

/** Whether Lambda stops a function from being invoked once more in a chain. */
export function isLoop(chain: Chain, { name, recursiveLoop }: LambdaFunction): boolean {
  return recursiveLoop === 'Terminate' && (chain[name] ?? 0) >= MOST_IN_A_CHAIN
}
