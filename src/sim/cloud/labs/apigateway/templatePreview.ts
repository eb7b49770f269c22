import { javaText, JavaMap, parseTemplate, VtlFault, type JavaValue, type Reference, type Template } from '../../../expression/vtl/vtl'
import type { JsonObject } from '../../../kernel/json'
import { renderMappingTemplate, type TemplateInput } from '../../../services/apigateway/template/mappingTemplate'
import { jsonOfJava } from '../../../services/apigateway/template/javaOfJson'
import type { ReferenceValue, TemplatePreview } from './gatewayLab'

const MOST_VALUES = 5
const VALUE_LIMIT = 300
const OUTPUT_LIMIT = 20_000

/** What a mapping template makes of an input, with the value of every reference in it; or where and why it fails. */
export function templatePreview(text: string, input: TemplateInput): TemplatePreview {
  let template: Template
  try {
    template = parseTemplate(text)
  } catch (error) {
    return { references: [], problem: problemOf(error) }
  }
  const read = new Map<Reference, JavaValue[]>(referencesIn(template).map((reference) => [reference, []]))
  const seen = (reference: Reference, value: JavaValue) => {
    const values = read.get(reference) ?? []
    read.set(reference, values)
    values.push(textOf(value))
  }
  try {
    const { output, requestOverride, responseOverride } = renderMappingTemplate(template, input, seen)
    const overrides: JsonObject = { ...requestOverride, ...responseOverride }
    return { output: output.slice(0, OUTPUT_LIMIT), length: output.length, references: valuesOf(read), ...(Object.keys(overrides).length > 0 ? { overrides } : {}) }
  } catch (error) {
    return { references: valuesOf(read), problem: problemOf(error) }
  }
}

function problemOf(error: unknown): NonNullable<TemplatePreview['problem']> {
  if (!(error instanceof VtlFault)) throw error
  return { message: error.message, at: error.at }
}

/** As it is now: a template may change it later. */
function textOf(value: JavaValue): JavaValue {
  if (value === null) return null
  // The variables that everything hangs on would print as one long line.
  return value instanceof JavaMap ? JSON.stringify(jsonOfJava(value)) : javaText(value)
}

function valuesOf(read: ReadonlyMap<Reference, readonly JavaValue[]>): readonly ReferenceValue[] {
  return [...read].map(([{ source }, values]) => ({
    source,
    count: values.length,
    values: [...new Set(values)].slice(0, MOST_VALUES).map((value) => (value === null ? null : String(value).slice(0, VALUE_LIMIT))),
  }))
}

/** All references of a template that are read and not set, in the order in which they stand in it. */
function referencesIn(part: unknown): readonly Reference[] {
  if (Array.isArray(part)) return part.flatMap(referencesIn)
  if (typeof part !== 'object' || part === null) return []
  const own = 'source' in part && 'steps' in part ? [part as Reference] : []
  return [...own, ...Object.entries(part).flatMap(([member, value]) => (member === 'target' ? [] : referencesIn(value)))]
}
