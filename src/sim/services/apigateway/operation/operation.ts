import type { JsonObject } from '../../../kernel/json'
import type { Turn } from '../turn'

/** What an action does and answers. @throws {Refusal} with AWS's error: then nothing of it was done */
export type Operation = (turn: Turn, input: JsonObject) => JsonObject
