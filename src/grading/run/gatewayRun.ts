import type { RunOfApi } from '../../sim/cloud/labs/apigateway/gatewayLab'
import type { SimEvent } from '../../sim/kernel/eventLog'
import { textOf } from '../../sim/cloud/views/historyEvent'
import { scriptText } from './functionTexts'
import type { PlayedRun } from './labRun'
import { codeOf, functionSteps, stepsOf } from './playedSteps'
import type { RunApi } from './runRoom'

const MOST_APIS = 12

/** Stages of REST APIs that requests were sent to in a run, in order of coming; at most a dozen. */
export function apisOf(log: readonly SimEvent[]): readonly RunApi[] {
  const names = new Map(
    log.flatMap(({ service, type, detail }) => {
      const output = detail['output'] as { readonly id?: unknown; readonly name?: unknown } | null | undefined
      return service === 'apigateway' && type === 'ApiCallEnded' && detail['action'] === 'CreateRestApi' && typeof output?.id === 'string' ? [[output.id, String(output.name)] as const] : []
    }),
  )
  const apis = new Map<string, RunApi>()
  for (const { service, type, resource, detail } of log) {
    const stageName = textOf(detail, 'stageName')
    const name = names.get(resource)
    if (service === 'apigateway' && type === 'RequestReceived' && name !== undefined && stageName !== undefined) apis.set(`${resource} ${stageName}`, { restApiId: resource, stageName, name })
  }
  return [...apis.values()].slice(0, MOST_APIS)
}

/** The run as the API Gateway lab takes it up. */
export function gatewayRunOf({ question, option, run, saved }: PlayedRun, { restApiId, stageName }: RunApi, seq: number): string {
  const functions = functionSteps(stepsOf(question, option)).map((step) => ({ name: step.function, code: codeOf(step, run.scope) ?? scriptText(step) }))
  return JSON.stringify({ run: saved, restApiId, stageName, functions, seq } satisfies RunOfApi)
}
