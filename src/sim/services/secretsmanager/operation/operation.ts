import type { ApiCall } from '../../../aws/apiCall'
import type { Json } from '../../../kernel/json'
import type { Turn } from '../turn'

/**
 * One action of the API: changes the turn, and gives the call's output.
 * @throws {Refusal} as AWS refuses the call: the turn is then given up
 */
export type Operation = (turn: Turn, call: ApiCall) => Json
