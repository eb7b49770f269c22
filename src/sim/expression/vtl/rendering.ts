import type { JavaValue } from './java/javaValue'
import { JavaThrown } from './java/overload'
import type { Scope } from './scope'
import type { Node, Reference } from './template'
import { VtlFault } from './vtlFault'

/** What a template may cost before it is stopped. */
export interface Limits {
  /** References read. */
  readonly steps: number
  /** Characters printed. */
  readonly characters: number
  /** Of one `#foreach`, which ends there without a word. */
  readonly iterations: number
}

/** Told of every reference that is read, and its value: for those who show how a template comes to its output. */
export type Seen = (reference: Reference, value: JavaValue) => void

export type Macro = Extract<Node, { kind: 'macro' }>

/** Whether what follows is rendered too. */
export type Flow = 'on' | 'break' | 'stop'

/** A node, ready to be rendered. */
export type Render = (rendering: Rendering, scope: Scope) => Flow
/** An expression, ready to be worked out. */
export type Evaluate = (rendering: Rendering, scope: Scope) => JavaValue
/** A condition, ready to be asked. */
export type Holds = (rendering: Rendering, scope: Scope) => boolean

const BLOCK_DEPTH = 100

/** One rendering of a template: what is printed so far, and what it has cost. */
export class Rendering {
  out = ''
  /** How many macros and blocks it is in. */
  depth = 0
  readonly limits: Limits
  readonly seen: Seen | undefined
  /** Of the whole template, also before they stand in it. */
  readonly macros: ReadonlyMap<string, Macro>
  #spent = 0

  constructor(limits: Limits, seen: Seen | undefined, macros: ReadonlyMap<string, Macro>) {
    this.limits = limits
    this.seen = seen
    this.macros = macros
  }

  /** @throws {VtlFault} where the template has cost too much */
  spend(at: number): void {
    if (++this.#spent > this.limits.steps) throw new VtlFault(`The template takes more than ${this.limits.steps} steps`, at)
    if (this.out.length > this.limits.characters) throw new VtlFault(`The template prints more than ${this.limits.characters} characters`, at)
  }

  /** Renders to a text of its own. */
  apart(body: Render, scope: Scope): string {
    if (++this.depth > BLOCK_DEPTH) {
      this.depth = 0
      throw new VtlFault(`A block is rendered inside itself more than ${BLOCK_DEPTH} times`, 0)
    }
    const { out } = this
    this.out = ''
    body(this, scope)
    const text = this.out
    this.out = out
    this.depth--
    return text
  }
}

/** What Java throws ends the template, with the place of the reference. */
export function placed(error: unknown, at: number): unknown {
  return error instanceof JavaThrown ? new VtlFault(error.message, at) : error
}
