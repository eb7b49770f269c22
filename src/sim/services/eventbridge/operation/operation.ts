import type { Principal } from '../../../aws/apiCall'
import type { Json, JsonObject } from '../../../kernel/json'
import type { Turn } from '../turn'

/**
 * One of the API's operations. It answers by `reply`, before what it sets off.
 * @param principal  who calls: services of AWS put events that others may not
 * @throws {Refusal} with the answer it gives instead
 */
export type Operation = (turn: Turn, input: JsonObject, reply: (output: Json) => void, principal: Principal) => void
