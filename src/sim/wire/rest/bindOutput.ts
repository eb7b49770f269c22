import type { ServiceModel, Shape } from '../../aws/models/models'
import { isJsonObject, type Json } from '../../kernel/json'
import { scalarText } from '../values/scalarText'

/** What of an output stands outside the HTTP body. */
export interface BoundOutput {
  readonly status?: number
  readonly headers: Readonly<Record<string, string>>
}

export function boundOutput(model: ServiceModel, shape: Shape, output: Json): BoundOutput {
  const headers: Record<string, string> = {}
  let status: number | undefined
  for (const [name, { location, locationName = name, shape: shapeName }] of Object.entries(shape.members ?? {})) {
    const value = isJsonObject(output) ? output[name] : undefined
    if (value === undefined || value === null || !location) continue
    if (location === 'statusCode') status = Number(value)
    else if (location === 'header') headers[locationName.toLowerCase()] = headerText(model, model.shapes[shapeName] as Shape, value)
    else if (location === 'headers' && isJsonObject(value)) {
      for (const [end, text] of Object.entries(value)) headers[(locationName + end).toLowerCase()] = String(text)
    }
  }
  return status === undefined ? { headers } : { status, headers }
}

function headerText(model: ServiceModel, shape: Shape, value: Json): string {
  if (!Array.isArray(value)) return scalarText(value, shape, 'rfc822')
  const item = model.shapes[shape.member?.shape ?? ''] as Shape
  return value.map((each: Json) => scalarText(each, item, 'rfc822')).join(',')
}
