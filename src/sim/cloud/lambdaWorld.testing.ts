import { createSimulation } from './cloud'
import { services } from './services'
import type { Simulation } from './simulation'
import { createGuestHost } from '../handlers/handlers'
import type { Json, JsonObject } from '../kernel/json'

export const ARN = 'arn:aws:lambda:us-east-1:123456789012:function'
const ROLE = 'arn:aws:iam::123456789012:role/fn'
const noWasm = () => Promise.reject(new Error('scripts need no engine'))

export interface World {
  readonly sim: Simulation
  /** A call of Lambda's. */
  readonly call: (action: string, input?: JsonObject) => Promise<JsonObject>
  readonly aws: (service: string, action: string, input: JsonObject) => Promise<JsonObject>
  /** Makes a function of a script, and waits until it is active. */
  readonly create: (name: string, script: readonly Json[], settings?: JsonObject) => Promise<void>
  /** Events of a type, by whomever. */
  readonly told: (type: string) => readonly { readonly at: number; readonly detail: JsonObject }[]
  /** Bodies of what lies in a queue. */
  readonly bodies: (queue: string) => Promise<readonly Json[]>
}

/** A world with all services, whose functions are scripts. */
export function world(seed = 1): World {
  const sim = createSimulation({ services, guests: createGuestHost({ quickJsWasm: noWasm }) }, { seed })
  const aws = (service: string, action: string, input: JsonObject) => sim.call(service, action, input) as Promise<JsonObject>
  const call = (action: string, input: JsonObject = {}) => aws('lambda', action, input)
  return {
    sim,
    call,
    aws,
    create: async (FunctionName, Script, settings = {}) => {
      await call('CreateFunction', { FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE, MemorySize: 1769, Code: { Script }, ...settings })
      await sim.runFor(1000)
    },
    told: (type) => sim.log.filter((event) => event.type === type),
    bodies: async (queue) => {
      const { Messages: messages = [] } = await aws('sqs', 'ReceiveMessage', { QueueUrl: queueUrl(queue), MaxNumberOfMessages: 10 })
      return (messages as readonly JsonObject[]).map(({ Body }) => JSON.parse(String(Body)) as Json)
    },
  }
}

export const queueArn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`
export const queueUrl = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`
