import type { ApiComparison, CacheView, DeploymentView, GatewayProblem, LabRequest, PayloadFormat, RequestBrief, RequestTrace, TemplatePreview, TemplateSide } from '../../sim/cloud/labs/apigateway/gatewayLab'
import type { GatewayWorld, LabIntegration, LabMethod, LabStage } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import type { PlayheadState } from '../playhead'
import type { Example, KeptExample } from './examples'

/** Why a request could not be sent: a part of the learner's world, or the simulator itself. */
export type SendProblem = GatewayProblem | { readonly part: 'simulator' | 'storage'; readonly message: string }

export interface ReplacedWorld extends KeptExample {
  readonly by: string
}

/** An API that is edited, the one that is deployed, and the request that is followed through it. */
export interface GatewayState extends PlayheadState {
  /** The example that the world was before it was edited, with requests worth sending. */
  readonly scenario: Example
  /** As it is edited. */
  readonly world: GatewayWorld
  /** As clients meet it; undefined before the first request. */
  readonly deployed: GatewayWorld | undefined
  readonly invokeUrl: string | undefined
  /** The stage's, the latest first. */
  readonly deployments: readonly DeploymentView[]
  /** The method looked at, by `methodName`, or a resource's path. */
  readonly selected: string
  /** What the form holds, or the `curl` line made of it. */
  readonly request: LabRequest
  /** The line as it is typed; undefined: it is the form's. */
  readonly curl: string | undefined
  /** Something is being sent, deployed or waited for. */
  readonly running: boolean
  readonly problem: SendProblem | undefined
  /** The request that is looked at. */
  readonly trace: RequestTrace | undefined
  /** The latest first. */
  readonly requests: readonly RequestBrief[]
  readonly cache: CacheView | undefined
  /** The cache at the moment shown, where that is not the last; undefined: it is, or nobody has looked. */
  readonly pastCache: CacheView | undefined
  /** The request that both kinds of API were sent, and what each made of it. */
  readonly comparison: (ApiComparison & { readonly request: LabRequest }) | undefined
  /** Of the HTTP API's events. */
  readonly format: PayloadFormat
  /** The stage that stays in view whatever moment is shown. */
  readonly stage: string | undefined
  /** What another world has taken the place of, and by what: `undo` brings it back. */
  readonly replaced: ReplacedWorld | undefined

  /** Starts the simulator, and takes up what the device kept of the world. */
  open(): Promise<void>
  select(method: string): void
  setRequest(part: Partial<LabRequest>): void
  /** Takes a ready request into the form, and looks at the method it goes to. */
  take(request: LabRequest): void
  setCurl(line: string): void
  /** Sends what the form holds, or another request. What was edited is saved before; where nothing is deployed, it is deployed. */
  send(request?: LabRequest): Promise<void>
  /** Makes a deployment of what is edited now, in the world as it is. */
  deploy(): Promise<void>
  /** Points the stage at another deployment. */
  activate(deployment: string): Promise<void>
  fork(): Promise<void>
  /** Sends what the form holds to the stage, and to an HTTP API with the same routes. */
  compare(format?: PayloadFormat): Promise<void>
  wait(ms: number): Promise<void>
  flushCache(): Promise<void>
  /** Looks at the cache as it was at the moment shown. */
  lookAtCache(): Promise<void>
  lookAt(request: number): Promise<void>
  /** What a template makes of the request that is looked at; undefined where it did not come so far. */
  previewTemplate(side: TemplateSide, text: string): Promise<TemplatePreview | undefined>
  selectStage(stage: string | undefined): void
  setMethod(method: LabMethod): void
  /** @returns why not; undefined: it is done */
  addResource(parent: string, pathPart: string): string | undefined
  renameResource(path: string, pathPart: string): string | undefined
  removeResource(path: string): void
  addMethod(path: string, httpMethod: string, integration: LabIntegration): string | undefined
  removeMethod(name: string): void
  setFunction(name: string, code: string): void
  /** A setting that is undefined is taken away. */
  setStage(stage: { readonly [Setting in keyof LabStage]?: LabStage[Setting] | undefined }): void
  setPlan(plan: Partial<GatewayWorld['plan']>): void
  /** Another example, in a world of its own: what was sent here is forgotten. */
  openScenario(id: string): void
  /** Back to the example, whatever was edited. */
  reset(): void
  /** Goes on with a run from elsewhere. @param by  what the change is called @returns why not; undefined: it is done */
  takeUp(by: string, run: string): Promise<string | undefined>
  /** Brings back what was replaced. What is replaced by that can be brought back in turn. */
  undo(): void
  /** Undo is no longer wanted. */
  forgetReplaced(): void
  dismissProblem(): void
}
