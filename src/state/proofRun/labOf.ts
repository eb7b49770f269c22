import type { Json } from '../../content/questions/json'
import type { ApiStep } from '../../content/questions/proof'
import type { Question } from '../../content/questions/question'
import { isObject } from '../../grading/proof/values'
import { stepsOf } from '../../grading/run/playedSteps'
import type { LabId } from '../labNames'

/**
 * The lab of a question's service, where the run of an option makes what that lab shows; of a service without a lab, that of the
 * workflow or the function that uses it. Undefined where none would show it.
 */
export function labOf(question: Question, option: string): LabId | undefined {
  const { service } = question
  const steps = stepsOf(question, option)
  const has = (member: string) => steps.some((step) => member in step)
  const starts = steps.some((step) => 'execute' in step || ('call' in step && STARTING.test(step.call)))
  if (service === 'stepfunctions') return starts ? 'step-functions' : undefined
  if (service === 'lambda') return has('function') ? 'lambda' : undefined
  const apis = steps.flatMap((step) => ('api' in step ? [step] : []))
  if (service === 'apigateway') return apis.length > 0 && apis.every(isHeld) ? 'api-gateway' : undefined
  if (starts) return 'step-functions'
  return has('function') ? 'lambda' : undefined
}

const STARTING = /^states:Start(?:Sync)?Execution$/

/** Whether the API Gateway lab's forms hold what an API is made of, as far as its short form tells; the lab itself looks closer. */
function isHeld({ methods, authorizers = {} }: ApiStep): boolean {
  return Object.values(methods).every(isHeldMethod) && Object.values(authorizers).every((each) => isObject(each) && each['type'] === 'TOKEN')
}

function isHeldMethod(method: Json): boolean {
  if (!isObject(method)) return false
  const { authorizationType = 'NONE', integration } = method
  if (authorizationType !== 'NONE') return false
  if (!isObject(integration)) return true
  const { uri, type } = integration
  return type !== 'HTTP' && type !== 'HTTP_PROXY' && (uri === undefined || (typeof uri === 'string' && /\/functions\/[^$]+\/invocations$/.test(uri)))
}
