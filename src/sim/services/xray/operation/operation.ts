import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Trace } from '../traces'

/** One action of the API, over the traces that there are. @throws {Refusal} as AWS refuses the call */
export type Operation = (input: JsonObject, traces: readonly Trace[], now: VirtualMs) => JsonObject
