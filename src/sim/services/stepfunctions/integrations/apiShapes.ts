import { modelOf, type Shape } from '../../../aws/models/models'
import { KMS_SHAPES } from './kmsShapes'

/** The shapes of an API: what its actions take and answer, by name. Members are spelled as workflows spell them, in PascalCase. */
export interface ApiShapes {
  readonly [name: string]: Shape
}

/** A shape by its name, among those of its API. */
export interface ApiShape {
  readonly shapes: ApiShapes
  readonly name: string
}

/** Other than the public model, as recorded: a lower limit, and a function's answer, which is shown as the JSON it holds. */
const AS_RECORDED: { readonly [service: string]: ApiShapes } = {
  lambda: {
    MemorySize: { type: 'integer', min: 128, max: 10_240 },
    InvocationResponse: {
      type: 'structure',
      members: {
        StatusCode: { shape: 'Integer' },
        FunctionError: { shape: 'String' },
        LogResult: { shape: 'String' },
        ExecutedVersion: { shape: 'Version' },
        DurableExecutionArn: { shape: 'DurableExecutionArn' },
      },
    },
  },
}

const read = new Map<string, ApiShapes>()

/** What an action takes; undefined where its API has no model here. */
export function inputShape(service: string, action: string): ApiShape | undefined {
  return shapeOf(service, modelOf(service)?.operations[action]?.input)
}

/** What an action answers; undefined where its API has no model here, or it answers nothing. */
export function outputShape(service: string, action: string): ApiShape | undefined {
  return shapeOf(service, service === 'kms' ? `${action}Response` : modelOf(service)?.operations[action]?.output)
}

function shapeOf(service: string, name: string | undefined): ApiShape | undefined {
  const shapes = shapesOf(service)
  return name !== undefined && shapes[name] ? { shapes, name } : undefined
}

/** The shapes of a service's API; none where it has no model here. */
export function shapesOf(service: string): ApiShapes {
  let shapes = read.get(service)
  if (!shapes) {
    const published = service === 'kms' ? KMS_SHAPES : { ...modelOf(service)?.shapes, ...AS_RECORDED[service] }
    shapes = Object.fromEntries(Object.entries(published).map(([name, shape]) => [name, inPascalCase(shape)]))
    read.set(service, shapes)
  }
  return shapes
}

function inPascalCase(shape: Shape): Shape {
  const { members, required } = shape
  if (!members) return shape
  const spelled = Object.fromEntries(Object.entries(members).map(([name, member]) => [upperFirst(name), member]))
  return { ...shape, members: spelled, ...(required && { required: required.map(upperFirst) }) }
}

export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
