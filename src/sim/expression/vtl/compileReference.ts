import { Block } from './block'
import { compileExpression } from './compileExpression'
import { javaText } from './java/javaText'
import type { JavaValue } from './java/javaValue'
import { call, element, property, setMember } from './java/member'
import { placed, type Evaluate, type Render, type Rendering } from './rendering'
import type { Scope } from './scope'
import type { Reference, Step } from './template'
import { VtlFault } from './vtlFault'

/** Takes one step from a value to another. */
type Take = (value: JavaValue, rendering: Rendering, scope: Scope) => JavaValue

/** The value of a reference. */
export function compileReference(reference: Reference): Evaluate {
  const follow = compileSteps(reference.name, reference.steps, reference.at)
  return (rendering, scope) => {
    const value = follow(rendering, scope)
    // Inside itself a block has no value.
    const resolved = value instanceof Block && value.running ? null : value
    rendering.seen?.(reference, resolved)
    return resolved
  }
}

/** A reference that is printed. */
export function compilePrinted(reference: Reference, backslashes: number): Render {
  const { at, quiet, source } = reference
  const evaluate = compileReference(reference)
  const [withValue, withoutValue] = ['\\'.repeat(backslashes >> 1), '\\'.repeat(backslashes)]
  return (rendering, scope) => {
    rendering.spend(at)
    const value = evaluate(rendering, scope)
    if (value === null) rendering.out += withoutValue + (quiet && backslashes === 0 ? '' : sourceOf(reference, scope))
    else if (backslashes === 0) rendering.out += typeof value === 'string' ? value : javaText(value)
    else rendering.out += withValue + (backslashes % 2 === 1 ? source : javaText(value))
    return 'on'
  }
}

/** `#set`. Velocity does not set to null: the reference keeps what it had. */
export function compileSet(target: Reference, value: Evaluate): Render {
  const { name, at } = target
  const last = target.steps.at(-1)
  const put = last ? compileMemberSet(target, last) : setName(name)
  return (rendering, scope) => {
    const given = value(rendering, scope)
    rendering.spend(at)
    if (given !== null) put(given, rendering, scope)
    return 'on'
  }
}

type Put = (value: JavaValue, rendering: Rendering, scope: Scope) => void

function setName(name: string): Put {
  return (value, _rendering, { call: macro, variables }) => {
    if (macro?.given.has(name)) macro.own.set(name, value)
    else variables.set(name, value)
  }
}

function compileMemberSet({ name, steps, at, source }: Reference, last: Step): Put {
  const owner = compileSteps(name, steps.slice(0, -1), at)
  const index = last.kind === 'index' ? compileExpression(last.index) : undefined
  return (value, rendering, scope) => {
    const found = owner(rendering, scope)
    if (last.kind === 'method') throw new VtlFault(`#set cannot assign to ${source}`, at)
    try {
      setMember(found, last.kind === 'property' ? last.name : index!(rendering, scope), value)
    } catch (error) {
      throw placed(error, at)
    }
  }
}

/** What a name and the steps behind it lead to. Nothing is asked of null. */
function compileSteps(name: string, steps: readonly Step[], at: number): Evaluate {
  if (steps.length === 0) return (rendering, scope) => named(name, rendering, scope)
  const takes = steps.map(compileStep)
  return (rendering, scope) => {
    let value = named(name, rendering, scope)
    try {
      for (let i = 0; i < takes.length; i++) {
        if (value === null) return null
        rendering.spend(at)
        value = takes[i]!(value, rendering, scope)
      }
    } catch (error) {
      throw placed(error, at)
    }
    return value
  }
}

function compileStep(step: Step): Take {
  switch (step.kind) {
    case 'property': {
      const { name } = step
      return (value) => property(value, name)
    }
    case 'index': {
      const index = compileExpression(step.index)
      return (value, rendering, scope) => element(value, index(rendering, scope))
    }
    case 'method': {
      const { name } = step
      const given = step.arguments.map(compileExpression)
      return (value, rendering, scope) => call(value, name, given.map((argument) => argument(rendering, scope)))
    }
  }
}

function named(name: string, rendering: Rendering, { call: macro, variables }: Scope): JavaValue {
  const given = macro?.given.get(name)
  if (!macro || !given) return variables.get(name) ?? null
  return macro.own.get(name) ?? given.evaluate(rendering, macro.caller)
}

/** What is printed where a reference has no value: a macro's parameter as what was given for it. */
export function sourceOf({ name, steps, source }: Reference, { call: macro }: Scope): string {
  return (steps.length === 0 ? macro?.given.get(name)?.source : undefined) ?? source
}
