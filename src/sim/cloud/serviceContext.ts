import type { Place } from '../aws/arn'
import type { Context } from '../aws/service'
import { uuidFrom } from '../aws/uuid'
import type { VirtualMs } from '../kernel/virtualTime'
import type { StepContext } from '../kernel/world'

/** What a service may know during one step. Its functions can be handed on, and are made when they are asked for: most signals ask for one. */
export class ServiceContext implements Context {
  readonly now: VirtualMs
  readonly throttlingSlack: number
  readonly #service: string
  readonly #place: Place
  readonly #step: StepContext

  constructor(service: string, place: Place, step: StepContext, throttlingSlack: number) {
    this.throttlingSlack = throttlingSlack
    this.now = step.now
    this.#service = service
    this.#place = place
    this.#step = step
  }

  get region(): string {
    return this.#place.region
  }

  get accountId(): string {
    return this.#place.accountId
  }

  get draw(): Context['draw'] {
    return () => this.#step.draw(this.#service)
  }

  get newId(): Context['newId'] {
    return (kind) => `${kind}-${this.#step.count(`${this.#service}/${kind}`)}`
  }

  get newUuid(): Context['newUuid'] {
    return () => uuidFrom(this.draw)
  }

  get eventsOf(): Context['eventsOf'] {
    return (resource) => this.#step.eventsOf(resource)
  }

  get eventsSince(): Context['eventsSince'] {
    return (seq) => this.#step.eventsSince(seq)
  }
}
