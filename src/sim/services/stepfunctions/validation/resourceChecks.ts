import actions from '../../../aws/models/actions.json'
import { parseResource, type Resource } from '../definition/resource'
import { textOf, valueOf, type ObjectNode } from '../../../expression/json/jsonNode'
import { actionOf, serviceOf } from '../integrations/awsServices'
import { parametersOf } from './integrationParameters'
import { within, wrong, type Place } from './place'
import type { Check } from './shape'

type Integration = Extract<Resource, { kind: 'integration' }>

interface Optimized {
  readonly actions: readonly string[]
  /** Those it takes besides request-response. */
  readonly patterns: readonly string[]
  /** The actions that start a job which `.sync` can wait for, where not all do. */
  readonly jobs?: readonly string[]
}

/** The optimized integrations. @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html */
export const OPTIMIZED: { readonly [service: string]: Optimized } = {
  apigateway: { actions: ['invoke'], patterns: ['waitForTaskToken'] },
  athena: {
    actions: ['startQueryExecution', 'stopQueryExecution', 'getQueryExecution', 'getQueryResults'],
    patterns: ['sync'],
    jobs: ['startQueryExecution'],
  },
  batch: { actions: ['submitJob'], patterns: ['sync'] },
  bedrock: {
    actions: ['invokeModel', 'createModelCustomizationJob'],
    patterns: ['sync', 'waitForTaskToken'],
    jobs: ['createModelCustomizationJob'],
  },
  codebuild: {
    actions: ['startBuild', 'stopBuild', 'batchDeleteBuilds', 'batchGetReports', 'startBuildBatch', 'stopBuildBatch', 'retryBuildBatch', 'deleteBuildBatch'],
    patterns: ['sync'],
    jobs: ['startBuild', 'startBuildBatch', 'retryBuildBatch'],
  },
  databrew: { actions: ['startJobRun'], patterns: ['sync'] },
  dynamodb: { actions: ['getItem', 'putItem', 'updateItem', 'deleteItem'], patterns: [] },
  ecs: { actions: ['runTask'], patterns: ['sync', 'waitForTaskToken'] },
  eks: {
    actions: ['call', 'runJob', 'createCluster', 'deleteCluster', 'createFargateProfile', 'deleteFargateProfile', 'createNodegroup', 'deleteNodegroup'],
    patterns: ['sync', 'waitForTaskToken'],
    jobs: ['runJob', 'createCluster', 'deleteCluster', 'createFargateProfile', 'deleteFargateProfile', 'createNodegroup', 'deleteNodegroup'],
  },
  elasticmapreduce: {
    actions: ['createCluster', 'terminateCluster', 'addStep', 'cancelStep', 'setClusterTerminationProtection', 'modifyInstanceFleetByName', 'modifyInstanceGroupByName'],
    patterns: ['sync'],
    jobs: ['createCluster', 'terminateCluster', 'addStep'],
  },
  'emr-containers': {
    actions: ['createVirtualCluster', 'deleteVirtualCluster', 'startJobRun'],
    patterns: ['sync'],
    jobs: ['deleteVirtualCluster', 'startJobRun'],
  },
  'emr-serverless': {
    actions: ['createApplication', 'startApplication', 'stopApplication', 'deleteApplication', 'startJobRun', 'cancelJobRun'],
    patterns: ['sync'],
  },
  events: { actions: ['putEvents'], patterns: ['waitForTaskToken'] },
  glue: { actions: ['startJobRun'], patterns: ['sync'] },
  http: { actions: ['invoke'], patterns: [] },
  lambda: { actions: ['invoke'], patterns: ['waitForTaskToken'] },
  mediaconvert: { actions: ['createJob'], patterns: ['sync'] },
  sagemaker: {
    actions: ['createEndpoint', 'createEndpointConfig', 'createHyperParameterTuningJob', 'createLabelingJob', 'createModel', 'createProcessingJob', 'createTrainingJob', 'createTransformJob', 'updateEndpoint'],
    patterns: ['sync'],
    jobs: ['createHyperParameterTuningJob', 'createLabelingJob', 'createProcessingJob', 'createTrainingJob', 'createTransformJob'],
  },
  sns: { actions: ['publish'], patterns: ['waitForTaskToken'] },
  sqs: { actions: ['sendMessage'], patterns: ['waitForTaskToken'] },
  states: { actions: ['startExecution'], patterns: ['sync', 'sync:2', 'waitForTaskToken'] },
}

/** A Task's Resource. */
export const taskResource: Check = (value, at) => {
  if (value.kind !== 'string') return wrong(at, value, 'Expected value of type String')
  if (!value.value.startsWith('arn:')) return wrong(at, value, 'Value is not a valid resource ARN')
  const resource = parseResource(value.value)
  if (!resource || (resource.kind === 'integration' && !isKnown(resource))) {
    wrong(at, value, notRecognized(value.value))
  } else if (at.machine.type === 'EXPRESS') {
    const complaint = refusedByExpress(resource)
    if (complaint !== undefined) wrong(at, value, complaint)
  }
}

/** The Resource of an ItemReader or a ResultWriter. */
export function resourceOf(...arns: readonly string[]): Check {
  return (value, at) => {
    if (value.kind !== 'string') wrong(at, value, 'Expected value of type String')
    else if (!arns.includes(value.value.replace(/^arn:aws[a-z-]*:/, 'arn:aws:'))) wrong(at, value, notRecognized(value.value))
  }
}

function notRecognized(arn: string): string {
  return `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`
}

function isKnown(integration: Integration): boolean {
  const { resourceType, action, pattern, sdk } = integration
  // By the SDK a job that is started is not waited for.
  if (sdk) return hasAction(integration) && (pattern === 'request-response' || pattern === 'waitForTaskToken')
  const service = Object.hasOwn(OPTIMIZED, resourceType) ? OPTIMIZED[resourceType] : undefined
  if (!service?.actions.includes(action)) return false
  return pattern === 'request-response' || takes(service, action, pattern)
}

/** Whether the API has the action; of services whose API is not known here any will do. */
function hasAction(integration: Integration): boolean {
  const { id } = serviceOf(integration)
  const known = Object.hasOwn(ACTIONS, id) ? ACTIONS[id] : undefined
  return /^[a-z]/.test(integration.action) && (known?.includes(actionOf(integration)) ?? true)
}

const ACTIONS: { readonly [service: string]: readonly string[] } = actions

/** Whether an action can be called by a pattern other than request-response. */
export function takes({ patterns, jobs }: Optimized, action: string, pattern: string): boolean {
  return patterns.includes(pattern) && (pattern !== 'sync' || jobs === undefined || jobs.includes(action))
}

/** As recorded, the space at the end of one of the texts too. */
function refusedByExpress(resource: Resource): string | undefined {
  if (resource.kind === 'activity') return 'Express state machine does not support Activity ARN'
  if (resource.kind === 'function') return undefined
  switch (resource.pattern) {
    case 'sync':
    case 'sync:2':
      return "Express state machine does not support '.sync' service integration"
    case 'waitForTaskToken':
      return "Express state machine does not support '.waitForTaskToken' service integration "
    case 'request-response':
      return undefined
  }
}

/** Parameters or Arguments of an optimized integration name all that its API needs, and nothing that it does not have. */
export function checkParameters(state: ObjectNode, at: Place): void {
  const resource = parseResource(textOf(state, 'Resource') ?? '')
  if (resource?.kind !== 'integration' || at.unfinished) return
  const field = at.language === 'JSONata' ? 'Arguments' : 'Parameters'
  const parameters = valueOf(state, field)
  const known = parametersOf(resource)
  if (parameters?.kind !== 'object' || !known) return
  requireParameters(parameters, known.required, within(at, field))
  for (const { name, key } of parameters.members) {
    const plain = at.language === 'JSONPath' ? name.replace(/\.\$$/, '') : name
    if (!known.names.has(plain)) wrong(within(at, field), key, `The field "${plain}" is not supported by Step Functions`)
  }
}

export function requireParameters(parameters: ObjectNode, required: readonly string[], at: Place): void {
  for (const name of required) {
    const given = parameters.members.some((member) => member.name === name || member.name === `${name}.$`)
    if (!given) wrong(at, { offset: parameters.offset, length: 1 }, `The field '${name}' is required but was missing`)
  }
}
