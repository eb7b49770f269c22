import { describe, expect, it } from 'vitest'
import kept from './velocity17.json'
import { parseTemplate, renderTemplate, VtlFault } from './vtl'

function rendered(template: string): { readonly output: string } | { readonly error: true } {
  try {
    return { output: renderTemplate(parseTemplate(template), new Map()) }
  } catch (error) {
    if (error instanceof VtlFault) return { error: true }
    throw error
  }
}

describe('VT1 a template renders as Apache Velocity 1.7 rendered it', () => {
  it.each(kept.rendered.map(({ template, ...result }) => [template, result] as const))('%j', (template, result) => {
    expect(rendered(template)).toEqual('output' in result ? { output: result.output } : { error: true })
  })
})
