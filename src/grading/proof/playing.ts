import type { Json, JsonObject } from '../../content/questions/json'
import type { CallStep, ExecuteStep, FunctionStep, MachineStep, RequestStep, Step, WorldOptions } from '../../content/questions/proof'
import { RandomStream, seededStream } from '../../sim/kernel/randomStream'
import { AwsError } from '../../sim/aws/awsError'
import type { Cloud, CloudOptions } from '../../sim/cloud/cloud'
import { buildApi } from './buildApi'
import { ProofBroken, Scope } from './scope'
import { asJson, isObject } from './values'

export type CreateCloud = (options?: CloudOptions) => Promise<Cloud>

/** A run that has been played: what is there to be checked. */
export interface Played {
  readonly cloud: Cloud
  readonly scope: Scope
  /** Where in the log and when a mark was set. */
  readonly marks: ReadonlyMap<string, Mark>
  /** Where in the log and when a result was there, by its name; of a list, its last item. */
  readonly known: ReadonlyMap<string, Mark>
}

export interface Mark {
  readonly seq: number
  readonly at: number
}

/** The mark that is always there: the beginning of the world. */
export const BEGINNING = ''

const ROLE = 'arn:aws:iam::123456789012:role/proof'
/** What a new function takes to become active, and some more. */
const ACTIVE_AFTER = 1000

/**
 * Plays steps in a new world.
 * @throws {ProofBroken} where a step cannot be done as it is written
 */
export async function play(createCloud: CreateCloud, world: WorldOptions, steps: readonly Step[], scope: Scope, own: readonly Step[] = []): Promise<Played> {
  const playing = new Playing(await createCloud(world), scope, own, world.seed ?? 1)
  await playing.all(steps)
  await playing.end()
  return playing
}

class Playing implements Played {
  readonly cloud: Cloud
  readonly scope: Scope
  readonly marks = new Map<string, Mark>()
  readonly known = new Map<string, Mark>()
  readonly #own: readonly Step[]
  /** When traffic comes, of its own: no draw of the world's moves it. */
  readonly #chance: RandomStream
  /** Steps that nobody waits for yet. */
  readonly #begun: Promise<unknown>[] = []

  constructor(cloud: Cloud, scope: Scope, own: readonly Step[], seed: number) {
    this.cloud = cloud
    this.scope = scope
    this.#own = own
    this.#chance = new RandomStream(seededStream(seed, 'traffic'))
    this.#mark(BEGINNING)
  }

  async all(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.#do(step)
  }

  async end(): Promise<void> {
    await Promise.all(this.#begun)
  }

  async #do(step: Step, index?: number): Promise<void> {
    if ('call' in step) return this.#begin(step, index, () => this.#call(step))
    if ('request' in step) return this.#begin(step, index, () => this.#request(step))
    if ('function' in step) return this.#named(step.as ?? step.function, index, () => this.#function(step))
    if ('machine' in step) return this.#named(step.as ?? step.machine, index, () => this.#machine(step))
    if ('execute' in step) return this.#named(step.as, index, () => this.#execute(step))
    if ('api' in step) return this.#named(step.as ?? step.api, index, () => buildApi((action, input) => this.#taken('apigateway', action, input), step, this.scope))
    if ('runFor' in step) return this.cloud.runFor(this.#number(step.runFor))
    if ('untilQuiet' in step) return this.cloud.runUntilQuiet()
    if ('mark' in step) return this.#mark(step.mark)
    if ('together' in step) return void (await Promise.all(step.together.map((each) => this.#do(each, index))))
    if ('many' in step) return this.#many(step.do, this.#number(step.many), step.every ?? 0)
    if ('when' in step) return this.scope.isSet(step.when) ? this.#do(step.do, index) : undefined
    if ('outside' in step) return this.#outside(step)
    if ('mock' in step) return this.#mock(step)
    return this.all(this.#own)
  }

  #mark(name: string): void {
    this.marks.set(name, this.#here())
  }

  #here(): Mark {
    return { seq: this.cloud.log.length, at: this.cloud.now }
  }

  #number(given: number | JsonObject): number {
    const filled = this.scope.fill(given)
    if (typeof filled !== 'number') throw new ProofBroken(`a number is needed, not ${JSON.stringify(filled)}`)
    return filled
  }

  #begin(step: CallStep | RequestStep, index: number | undefined, work: () => Promise<Json>): Promise<void> {
    const done = this.#named(step.as, index, work)
    if (step.wait !== false) return done
    // Kept from counting as unhandled until all that was begun is waited for.
    done.catch(() => undefined)
    this.#begun.push(done)
    return Promise.resolve()
  }

  async #named(as: string | undefined, index: number | undefined, work: () => Promise<Json>): Promise<void> {
    const began = this.cloud.now
    const result = await work()
    if (as === undefined) return
    this.known.set(as, this.#here())
    const took = this.cloud.now - began
    if (index === undefined) this.scope.set(as, result, took)
    else this.scope.add(as, index, result, took)
  }

  async #many(step: Step, times: number, every: number | JsonObject | readonly [number, number]): Promise<void> {
    const begun: Promise<void>[] = []
    for (let index = 0; index < times; index++) {
      const pause = isPair(every) ? every[0] + (every[1] - every[0]) * this.#chance.draw() : this.#number(every)
      if (index > 0 && pause > 0) await this.cloud.runFor(pause)
      this.scope.set('index', index)
      const done = this.#do(step, index)
      // Kept from counting as unhandled while later ones are still to begin.
      done.catch(() => undefined)
      begun.push(done)
    }
    await Promise.all(begun)
  }

  async #call({ call, input = {}, mayFail, refused }: CallStep): Promise<Json> {
    const [service = '', action = ''] = call.split(':')
    try {
      const output = asJson(await this.cloud.call(service, action, this.scope.fillObject(input)))
      if (refused === undefined) return output
    } catch (error) {
      const { name, message, statusCode } = awsError(error, call)
      if (mayFail === true || refused === name) return { error: { name, message, statusCode } }
      throw new ProofBroken(`${call} is refused: ${name}: ${message}`)
    }
    throw new ProofBroken(`${call} is taken, not refused with ${refused}`)
  }

  async #taken(service: string, action: string, input: JsonObject): Promise<JsonObject> {
    const output = await this.#call({ call: `${service}:${action}`, input })
    return isObject(output) ? output : {}
  }

  async #request({ request }: RequestStep): Promise<Json> {
    const { method, url, headers = {}, body } = request
    const filled = body === undefined ? undefined : this.scope.fill(body)
    const response = await this.cloud.request({
      method,
      url: String(this.scope.fill(url)),
      headers: Object.fromEntries(Object.entries(this.scope.fillObject(headers)).map(([name, value]) => [name, String(value)])),
      ...(filled === undefined ? {} : { body: typeof filled === 'string' ? filled : JSON.stringify(filled) }),
    })
    const lowerCase = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value])
    return { status: response.status, headers: asJson(Object.fromEntries(lowerCase)), body: asJson(response.body) }
  }

  async #function({ function: name, code, script, settings = {} }: FunctionStep): Promise<Json> {
    const given = script !== undefined ? { Script: script } : { Files: { 'index.mjs': this.scope.fill(code ?? '') } }
    const usual = { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE }
    const members = { ...usual, ...this.scope.fillObject(settings) }
    // A script has references of its own, to what it is invoked with.
    const created = await this.cloud.call('lambda', 'CreateFunction', { ...members, Code: given }).catch((error: unknown) => {
      const { name: error_, message } = awsError(error, `function ${name}`)
      throw new ProofBroken(`function ${name} is refused: ${error_}: ${message}`)
    })
    await this.cloud.runFor(ACTIVE_AFTER)
    return asJson(created)
  }

  #machine({ machine: name, definition, settings = {} }: MachineStep): Promise<Json> {
    return this.#taken('states', 'CreateStateMachine', { name, roleArn: ROLE, definition: JSON.stringify(this.scope.fill(definition)), ...this.scope.fillObject(settings) })
  }

  async #execute({ execute, input = {} }: ExecuteStep): Promise<Json> {
    const stateMachineArn = `arn:aws:states:us-east-1:123456789012:stateMachine:${execute}`
    const { executionArn = '' } = await this.#taken('states', 'StartExecution', { stateMachineArn, input: JSON.stringify(this.scope.fill(input)) })
    await this.cloud.runUntilQuiet()
    return this.#taken('states', 'DescribeExecution', { executionArn })
  }

  #outside({ outside, answers }: Extract<Step, { outside: string }>): void {
    let count = 0
    this.cloud.outside(outside, () => {
      const { status = 200, headers = {}, body = '' } = answers[Math.min(count++, answers.length - 1)]!
      const filled = this.scope.fill(body)
      return { status, headers: headers as Record<string, string>, body: typeof filled === 'string' ? filled : JSON.stringify(filled) }
    })
  }

  #mock({ mock, output }: Extract<Step, { mock: string }>): void {
    const [service = '', action = ''] = mock.split(':')
    const filled = this.scope.fillObject(output)
    this.cloud.mock(service, action, () => ({ output: filled as never }))
  }
}

/** A refusal of AWS's. Anything else that is thrown is a mistake of ours and goes on. */
function awsError(error: unknown, what: string): AwsError {
  if (!(error instanceof AwsError)) throw error
  if (error.name === 'NotSimulated') throw new ProofBroken(`${what}: ${error.message}`)
  return error
}

function isPair(every: number | JsonObject | readonly [number, number]): every is readonly [number, number] {
  return Array.isArray(every)
}
