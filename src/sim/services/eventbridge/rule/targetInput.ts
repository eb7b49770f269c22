import { evaluatePath, parsePath } from '../../../expression/jsonPath/jsonPath'
import type { Json, JsonObject } from '../../../kernel/json'

/** What a target gets of an event. */
export type InputSource =
  | { readonly kind: 'event' }
  /** A constant, as JSON text. */
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'template'; readonly paths: { readonly [name: string]: string }; readonly template: string }

/** What a template may use besides its own variables. */
export interface RuleFacts {
  readonly ruleArn: string
  readonly ruleName: string
  readonly ingestionTime: string
}

const PLACEHOLDER = /<([A-Za-z0-9_.-]+)>/g

const RESERVED: { readonly [name: string]: (facts: RuleFacts, event: JsonObject) => Json } = {
  'aws.events.rule-arn': ({ ruleArn }) => ruleArn,
  'aws.events.rule-name': ({ ruleName }) => ruleName,
  'aws.events.event.ingestion-time': ({ ingestionTime }) => ingestionTime,
  'aws.events.event': (_facts, { detail: _detail, ...rest }) => rest,
  'aws.events.event.json': (_facts, event) => event,
}

export function isTargetPath(path: string): boolean {
  const parsed = parsePath(path)
  return 'path' in parsed && parsed.path.root === '$'
}

/** The first placeholder that no variable stands behind. */
export function unknownPlaceholder(template: string, paths: { readonly [name: string]: string }): string | undefined {
  return [...template.matchAll(PLACEHOLDER)].map(([, name]) => name!).find((name) => !Object.hasOwn(paths, name) && !Object.hasOwn(RESERVED, name))
}

/** The text that is sent to the target: JSON. */
export function inputOf(source: InputSource, event: JsonObject, facts: RuleFacts): string {
  switch (source.kind) {
    case 'event':
      return JSON.stringify(event)
    case 'constant':
      return source.text
    case 'path':
      return JSON.stringify(valueAt(source.path, event) ?? null)
    case 'template':
      return filled(source.template, (name) => {
        const reserved = Object.hasOwn(RESERVED, name) ? RESERVED[name] : undefined
        if (reserved) return reserved(facts, event)
        const path = source.paths[name]
        return path === undefined ? undefined : valueAt(path, event)
      })
  }
}

/**
 * Puts values in place of `<name>`: as JSON, or inside quotes as the text alone. A value that is not
 * there is null, inside quotes nothing.
 */
function filled(template: string, valueOf: (name: string) => Json | undefined): string {
  let inText = false
  let read = 0
  return template.replace(PLACEHOLDER, (_whole, name: string, at: number) => {
    for (; read < at; read++) {
      const char = template.charAt(read)
      if (char === '\\' && inText) read++
      else if (char === '"') inText = !inText
    }
    const value = valueOf(name)
    if (!inText) return JSON.stringify(value ?? null)
    if (value === undefined) return ''
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return JSON.stringify(text).slice(1, -1)
  })
}

/** What a path leads to in an event; undefined if nothing. */
export function valueAt(path: string, event: JsonObject): Json | undefined {
  const parsed = parsePath(path)
  if ('error' in parsed) return undefined
  const found = evaluatePath(parsed.path, { input: event, context: () => ({}), variables: {} })
  return 'value' in found ? found.value : undefined
}
