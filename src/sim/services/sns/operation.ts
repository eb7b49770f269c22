import type { Json, JsonObject } from '../../kernel/json'
import type { Turn } from './turn'

/**
 * One of the API's operations. It answers by `reply`, before what it sets off.
 * @throws {Refusal} with the answer it gives instead
 */
export type Operation = (turn: Turn, input: JsonObject, reply: (output: Json) => void) => void
