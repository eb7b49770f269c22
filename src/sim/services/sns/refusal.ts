import { refused } from '../../aws/refusal'

/** @throws {Refusal} InvalidParameter, under its heading */
export function invalid(what: string): never {
  refused('InvalidParameter', `Invalid parameter: ${what}`)
}

/** @throws {Refusal} NotFound */
export function notFound(what: 'Topic' | 'Subscription'): never {
  refused('NotFound', `${what} does not exist`, 404)
}
