import type { ApiCall, CallResult } from '../../aws/apiCall'
import type { JsonObject } from '../../kernel/json'

/** Gives the answer of a mocked action; undefined: no answer ever comes. */
export type MockAnswer = (
  input: JsonObject,
  call: { service: string; action: string; origin: JsonObject | undefined },
) => CallResult | undefined

/** Who answers instead of services, by service and action; `*` is any. */
export class DriverMocks {
  readonly #answers = new Map<string, Map<string, MockAnswer>>()

  set(service: string, action: string, answer: MockAnswer): void {
    const ofService = this.#answers.get(service)
    if (ofService) ofService.set(action, answer)
    else this.#answers.set(service, new Map([[action, answer]]))
  }

  answerTo({ service, action, input }: ApiCall, origin: JsonObject | undefined): CallResult | undefined {
    const ofService = this.#answers.get(service)
    const answer = ofService?.get(action) ?? ofService?.get('*') ?? this.#answers.get('*')?.get('*')
    return answer?.(input, { service, action, origin })
  }
}
