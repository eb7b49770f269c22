import { createGuestHost, type SandboxAssets, type SliceWatch } from '../handlers/handlers'
import { cloudOf, createSimulation, type Cloud, type CloudOptions } from './cloud'
import type { GatewayLab } from './labs/apigateway/gatewayLab'
import { GatewaySession } from './labs/apigateway/gatewaySession'
import type { LambdaLab } from './labs/lambda/lambdaLab'
import { LambdaSession } from './labs/lambda/lambdaSession'
import { LabSession } from './labs/stepfunctions/labSession'
import type { Lab } from './labs/stepfunctions/lab'
import { saveRun, type SavedRun } from './savedRun'
import { services } from './services'

/** What `dist-sim/coldstart-sim.mjs` offers. */
export interface Library {
  /** A new simulated account in one Region. Equal options and equal calls give an equal log. */
  createCloud(options?: CloudOptions): Promise<Cloud>
  /** The same, with the way to put its run down as plain JSON, which a lab takes up. */
  createRecordedCloud(options?: CloudOptions): Promise<{ readonly cloud: Cloud; save(): SavedRun }>
  /** The Step Functions lab without its page: a learner's world, run and looked at moment by moment. */
  createLab(): Lab
  /** The API Gateway lab without its page: a learner's API, and the requests to it stage by stage. */
  createGatewayLab(): GatewayLab
  /** The Lambda lab without its page: a function, traffic sent to it, and windows on what became of it. */
  createLambdaLab(): LambdaLab
}

/**
 * The library over its assets. Where those come from is the entry's to say: the simulator reads no file.
 * @param watch  who watches what handlers do, where somebody does
 */
export function libraryOver(assets: SandboxAssets, watch?: SliceWatch): Library {
  return {
    createCloud: async (options = {}) => cloudOf(createSimulation({ services, guests: createGuestHost(assets, watch) }, options), options),
    async createRecordedCloud(options = {}) {
      const simulation = createSimulation({ services, guests: createGuestHost(assets, watch) }, options)
      return { cloud: cloudOf(simulation, options), save: () => saveRun(simulation, options) }
    },
    createLab: () => new LabSession({ services, guests: createGuestHost(assets, watch) }),
    createGatewayLab: () => new GatewaySession({ services, guests: createGuestHost(assets, watch) }),
    createLambdaLab: () => new LambdaSession({ services, guests: createGuestHost(assets, watch) }),
  }
}
