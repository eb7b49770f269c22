import type { ApiCall, CallResult } from '../aws/apiCall'
import type { Place } from '../aws/arn'
import type { AwsFault } from '../aws/awsError'
import { constraintFault } from '../aws/constraints/constraints'
import type { GuestSlice } from '../aws/guestSlice'
import type { Effect, Reaction, Service, ToldSignal } from '../aws/service'
import { notSimulated } from '../aws/notSimulated'
import { uuidFrom } from '../aws/uuid'
import type { EventBody } from '../kernel/eventLog'
import type { Scheduling } from '../kernel/signalQueue'
import type { VirtualMs } from '../kernel/virtualTime'
import type { Reducer, StepContext } from '../kernel/world'
import { accessRefusal, nothingDecides, type AccessWorld } from './access/access'
import { principalOf, unknownKey } from './access/credentials'
import type { Identities } from './access/whoCalls'
import { isPlain } from './conditions/conditions'
import { control, CONTROL } from './conditions/control'
import { layConditions } from './conditions/layConditions'
import type { CloudOutput, CloudSignal, CloudState, FrontDoorInput } from './cloudSignals'
import { Gathered } from './gathered'
import { admit, close, isMocked, requestOf, resourceOf, withMocked, withOpen, type Caller, type CallRequest, type FrontDoorState, type OpenCall } from './frontDoor'
import { answerOfState, withTestCase } from './mocks/stateMocks'
import { ServiceContext } from './serviceContext'
import { emptyAccount as nobody, type IamAccount } from '../services/iam/account'
import { emptyAccount as noSessions, type StsAccount } from '../services/sts/account'

type AnyService = Service<unknown, unknown>

/** The rules of a whole cloud: each signal goes to one service, whose effects go through the front door. */
export function worldReducer(
  services: readonly AnyService[],
  place: Place,
): Reducer<CloudState, CloudSignal, CloudOutput> {
  const byId = new Map(services.flatMap((service) => [service.id, ...(service.alsoAnswers ?? [])].map((id) => [id, service] as const)))
  const hearing = services.filter(({ hears }) => hears)
  const round = new Round(byId, place)
  return (state, delivered, step) => {
    round.begin(state, step)
    if (delivered.to === 'service') round.deliver(delivered.service, delivered.signal)
    else round.enter(delivered.signal)
    for (const service of hearing) round.tell(service)
    return round.end()
  }
}

/** What is collected while a signal is delivered: for one step, then for the next. */
class Round {
  readonly #byId: ReadonlyMap<string, AnyService>
  readonly #place: Place
  readonly #events = new Gathered<EventBody>()
  readonly #schedule = new Gathered<Scheduling<CloudSignal>>()
  readonly #cancel = new Gathered<string>()
  readonly #outputs = new Gathered<CloudOutput>()
  #step!: StepContext
  #frontDoor!: FrontDoorState
  #services!: CloudState['services']
  /**
   * The call let in last, while it is not known whether this round answers it, as most rounds do: it never stands open
   * in the world then.
   */
  #inHand: { readonly id: string; readonly open: OpenCall } | undefined
  readonly #drawId = () => this.#step.draw('request-ids')

  constructor(byId: ReadonlyMap<string, AnyService>, place: Place) {
    this.#byId = byId
    this.#place = place
  }

  begin({ frontDoor, services }: CloudState, step: StepContext): void {
    this.#events.clear()
    this.#schedule.clear()
    this.#cancel.clear()
    this.#outputs.clear()
    this.#step = step
    this.#frontDoor = frontDoor
    this.#services = services
    this.#inHand = undefined
  }

  end() {
    this.#putDown()
    return {
      state: { frontDoor: this.#frontDoor, services: this.#services },
      events: this.#events.items(),
      schedule: this.#schedule.items(),
      cancel: this.#cancel.items(),
      outputs: this.#outputs.items(),
    }
  }

  enter(input: FrontDoorInput): void {
    switch (input.type) {
      case 'ExternalCall':
        return this.#admitByKey(input.request, { kind: 'outside', ticket: input.ticket })
      case 'MockSet':
        this.#frontDoor = { ...this.#frontDoor, mocked: withMocked(this.#frontDoor.mocked, input.action) }
        return
      case 'StateMocksSet': {
        const stateMocks = { ...this.#frontDoor.stateMocks, configuration: input.configuration }
        this.#frontDoor = { ...this.#frontDoor, stateMocks }
        return
      }
      case 'MockAnswered':
        return this.#answer(input.callId, input.result, true)
    }
  }

  deliver(id: string, signal: unknown): void {
    const service = this.#byId.get(id)
    if (!service) throw new RangeError(`no service ${id} in this world`)
    const context = new ServiceContext(id, this.#place, this.#step, this.#frontDoor.conditions.throttlingSlack)
    const before = this.#services.get(id)
    const reaction: Reaction<unknown, unknown> = service.react(before, signal, context)
    if (reaction.state !== before) this.#services = this.#services.set(id, reaction.state)
    if (reaction.events) for (const event of reaction.events) this.#events.add(event)
    if (reaction.effects) for (const effect of reaction.effects) this.#do(id, effect)
  }

  /** Lets a service that hears know of what this round has told. */
  tell({ id, hears }: AnyService): void {
    if (this.#events.count === 0 || !hears?.(this.#services.get(id), this.#events.items())) return
    const told: ToldSignal = { type: 'Told' }
    this.#schedule.add({ at: this.#step.now, signal: { to: 'service', service: id, signal: told }, key: `${id}/told` })
  }

  #do(service: string, effect: Effect<unknown>): void {
    switch (effect.type) {
      case 'schedule': {
        const key = effect.key === undefined ? undefined : `${service}/${effect.key}`
        // A key stands for one signal: replacing it here keeps the order of cancel and schedule within a step.
        this.#schedule.add({
          at: this.#step.now + (effect.after ?? 0),
          signal: { to: 'service', service, signal: effect.signal },
          key,
          background: effect.background,
        })
        return
      }
      case 'cancel': {
        const key = `${service}/${effect.key}`
        this.#cancel.add(key)
        this.#schedule.drop((scheduling) => scheduling.key === key)
        return
      }
      case 'call': {
        const { ref, origin } = effect
        return this.#admitByKey(requestOf(effect), origin ? { kind: 'service', service, ref, origin } : { kind: 'service', service, ref })
      }
      case 'reply':
        return this.#answer(effect.callId, effect.result)
      case 'guest':
        this.#outputs.add({ type: 'guest', service, slice: effect.slice as unknown as GuestSlice })
    }
  }

  /**
   * Who calls is told by the access key, where one is given that this world knows. From outside any other will do, but
   * a guest has its role's: what else it brings has to be somebody's.
   */
  #admitByKey(request: CallRequest, caller: Caller): void {
    const { accessKeyId } = request
    if (accessKeyId === undefined) return this.#admit(request, caller)
    const known = principalOf(accessKeyId, request.service, this.#identities(), this.#place.accountId, this.#step.now)
    if ('fault' in known) return this.#admit(request, caller, known.fault)
    if (!known.principal && caller.kind === 'service') return this.#admit(request, caller, unknownKey(request.service))
    return this.#admit({ ...request, principal: known.principal ?? request.principal }, caller)
  }

  #admit(request: CallRequest, caller: Caller, refusal?: AwsFault): void {
    const call = this.#letIn(request, caller)
    const door = this.#frontDoor
    if (request.service === CONTROL) return this.#control(call)
    const origin = caller.kind === 'service' ? caller.origin : undefined
    const byState = origin && answerOfState(door.stateMocks, origin)
    const service = this.#byId.get(request.service)
    if (byState) {
      this.#frontDoor = { ...door, stateMocks: byState.mocks }
      this.#answer(call.id, byState.result)
    } else if (isMocked(door, request, caller)) {
      this.#outputs.add({ type: 'mock', call, origin })
    } else if (service) {
      const denial = refusal ?? this.#denial(request, caller, call) ?? constraintFault(service.checkedByModel, request.service, request.action, request.input)
      if (denial) return this.#answer(call.id, { error: denial })
      const taken = withTestCase(door.stateMocks, call)
      if (taken.fault) return this.#answer(call.id, { error: taken.fault })
      const after = isPlain(this.#frontDoor.conditions) ? 0 : this.#layConditions(taken.call, request, caller)
      if (after === undefined) return
      const signal = { type: 'Call', call: taken.call }
      // What comes from outside came as a signal of its own: it goes on to its service in the same.
      if (caller.kind === 'outside' && after === 0) return this.deliver(service.id, signal)
      this.#schedule.add({ at: this.#step.now + after, signal: { to: 'service', service: service.id, signal } })
    } else {
      this.#answer(call.id, { error: notSimulated(`${request.service}:${request.action}`) })
    }
  }

  /** Lays the world's conditions on a call: how much later it reaches its service, or undefined where it is answered already. */
  #layConditions(call: ApiCall, request: CallRequest, caller: Caller): VirtualMs | undefined {
    const asked = { request, caller, resource: resourceOf(request), place: this.#place, now: this.#step.now, atLeastOnce: this.#isAtLeastOnce(request) }
    const { conditions, events, fault, after, duplicates } = layConditions(this.#frontDoor.conditions, call, asked, (stream) => this.#step.draw(stream))
    this.#frontDoor = { ...this.#frontDoor, conditions }
    for (const event of events) this.#events.add(event)
    if (fault) {
      this.#answer(call.id, { error: fault })
      return undefined
    }
    for (const later of duplicates) this.#duplicate(request, later)
    return after
  }

  #letIn(request: CallRequest, caller: Caller): ApiCall {
    const id = `call-${this.#step.count('call')}`
    const { open, call, event } = admit(request, caller, id, uuidFrom(this.#drawId))
    this.#putDown()
    this.#inHand = { id, open }
    this.#events.add(event)
    return call
  }

  /** The call in hand, if any, stands open from here on. */
  #putDown(): void {
    if (!this.#inHand) return
    const { id, open } = this.#inHand
    this.#inHand = undefined
    this.#frontDoor = withOpen(this.#frontDoor, this.#frontDoor.open.set(id, open))
  }

  /** The call that is answered, open no more; undefined where it was answered before. */
  #takeUp(callId: string): OpenCall | undefined {
    if (this.#inHand?.id === callId) {
      const { open } = this.#inHand
      this.#inHand = undefined
      return open
    }
    const open = this.#frontDoor.open.get(callId)
    if (open) this.#frontDoor = withOpen(this.#frontDoor, this.#frontDoor.open.delete(callId))
    return open
  }

  #isAtLeastOnce({ service, action, input }: CallRequest): boolean {
    const known = this.#byId.get(service)
    return known?.doesAtLeastOnce?.(this.#services.get(known.id), { action, input }) ?? false
  }

  /** The same call once more, for which nobody waits. */
  #duplicate(request: CallRequest, after: VirtualMs): void {
    const call = this.#letIn(request, { kind: 'duplicate' })
    const service = this.#byId.get(request.service)!.id
    this.#schedule.add({ at: this.#step.now + after, signal: { to: 'service', service, signal: { type: 'Call', call } } })
  }

  /** A call to the world itself. */
  #control(call: ApiCall): void {
    const { conditions, result } = control(this.#frontDoor.conditions, call.action, call.input)
    this.#frontDoor = { ...this.#frontDoor, conditions }
    this.#answer(call.id, result)
  }

  /** What policies have against a call. Where they are only logged, it is told and the call goes on. */
  #denial(request: CallRequest, caller: Caller, call: ApiCall): AwsFault | undefined {
    const { policies } = this.#frontDoor.conditions
    const service = this.#byId.get(request.service)
    if (nothingDecides(policies, this.#iam(), this.#sts(), service, service && this.#services.get(service.id))) return undefined
    const denial = accessRefusal(request, caller, this.#accessWorld())
    if (!denial || policies !== 'logged') return denial
    const detail = { callId: call.id, action: call.action, error: denial.name, message: denial.message }
    this.#events.add({ service: call.service, resource: resourceOf(request), type: 'AccessDenialIgnored', requestId: call.requestId, detail })
    return undefined
  }

  #accessWorld(): AccessWorld {
    const { iam, sts } = this.#identities()
    return {
      iam,
      sts,
      mode: this.#frontDoor.conditions.policies,
      place: this.#place,
      now: this.#step.now,
      serviceOf: (id) => {
        const service = this.#byId.get(id)
        return service && { service, state: this.#services.get(service.id) }
      },
    }
  }

  /** Worlds of a few services, as tests make them, may have no IAM: then nobody is defined. */
  #identities(): Identities {
    return { iam: this.#iam(), sts: this.#sts() }
  }

  #iam(): IamAccount {
    return (this.#services.get('iam') as IamAccount | undefined) ?? nobody
  }

  #sts(): StsAccount {
    return (this.#services.get('sts') as StsAccount | undefined) ?? noSessions
  }

  /** @param atOnce  the answer came as a signal of its own: it goes on to the service that waits in the same */
  #answer(callId: string, result: CallResult, atOnce = false): void {
    const open = this.#takeUp(callId)
    if (!open) return
    this.#events.add(close(open, callId, result))
    const { caller, requestId } = open
    if (caller.kind === 'duplicate') return
    if (caller.kind === 'outside') {
      this.#outputs.add({ type: 'answer', ticket: caller.ticket, requestId, result })
      return
    }
    const reply = { type: 'Reply', ref: caller.ref, requestId, result }
    if (atOnce) return this.deliver(caller.service, reply)
    this.#schedule.add({ at: this.#step.now, signal: { to: 'service', service: caller.service, signal: reply } })
  }
}
