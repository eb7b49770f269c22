import { sourceLocation, VALUE_LIST, type JsonFault, type TextLines } from './jsonFault'
import type { JsonNode, MemberNode, Span } from './jsonNode'
import { JsonScanner } from './jsonScanner'
import { readString } from './readString'

/** Deeper nesting is refused, as by the parser AWS uses; so whoever walks a tree may recurse. */
const DEEPEST = 1000

export interface ReadJson {
  /** Undefined for a blank text. Of a broken text: what could be understood. */
  readonly root: JsonNode | undefined
  readonly faults: readonly JsonFault[]
  readonly lines: TextLines
}

/** A container that is not closed yet. */
interface Open {
  readonly kind: 'object' | 'array'
  readonly offset: number
  readonly members: MemberNode[]
  readonly items: JsonNode[]
  /** The member whose value comes next. */
  member: { readonly name: string; readonly key: Span } | undefined
}

/**
 * Reads JSON with the place of each value, without recursion. After a fault it goes on as if the
 * missing had been there or the surplus had not, so that the rest can be checked too.
 *
 * Accepts exactly what JSON.parse accepts; `faults` is empty for that, and only for that.
 */
export function readJson(text: string): ReadJson {
  return new Reading(text).read()
}

class Reading {
  readonly #scanner: JsonScanner
  readonly #open: Open[] = []
  #root: JsonNode | undefined
  /** What must come next where it is not the end of the text. */
  #next: 'value' | 'first item' | 'first name' | 'name' | 'colon' | 'separator' | 'nothing' = 'value'

  constructor(text: string) {
    this.#scanner = new JsonScanner(text)
  }

  read(): ReadJson {
    const scanner = this.#scanner
    for (scanner.skipSpace(); !scanner.ended && !scanner.lost; scanner.skipSpace()) {
      if (this.#open.length > DEEPEST) {
        const limit = `(${DEEPEST}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`
        const message = `Document nesting depth (${DEEPEST + 1}) exceeds the maximum allowed ${limit}`
        scanner.complain(message, scanner.at - 1, scanner.at)
        break
      }
      this.#step(scanner.char)
    }
    if (this.#open.length > 0) this.#complainOfEnd()
    while (this.#open.length > 0) this.#close()
    return { root: this.#root, faults: scanner.faults, lines: scanner.lines }
  }

  /** Reads one token. Each step moves on in the text or to another expectation. */
  #step(char: string): void {
    const scanner = this.#scanner
    switch (this.#next) {
      case 'nothing':
        // AWS's parser would not look further; but whoever wrote that meant something.
        scanner.complainOfCharacter('was expecting the end of the text')
        scanner.at = scanner.text.length
        return
      case 'first item':
      case 'value':
        if (char === '}' || char === ']' || char === ',') this.#withoutValue(char)
        else this.#value(char)
        return
      case 'first name':
      case 'name':
        if (char === '}' && this.#next === 'first name') this.#close(1)
        else this.#name(char)
        return
      case 'colon':
        if (char === ':') scanner.at++
        else scanner.complainOfCharacter('was expecting a colon to separate field name and value')
        if (char === '}' || char === ']' || char === ',') this.#place({ kind: 'broken', offset: scanner.at, length: 0 })
        else this.#next = 'value'
        return
      case 'separator':
        this.#separator(char)
    }
  }

  #value(char: string): void {
    if (char !== '{' && char !== '[') {
      const before = this.#scanner.at
      const value = this.#scanner.readScalar()
      // A character that begins no value is stepped over: the value may come behind it.
      if (this.#scanner.at === before) this.#scanner.at++
      else this.#place(value)
      return
    }
    const kind = char === '{' ? 'object' : 'array'
    this.#open.push({ kind, offset: this.#scanner.at, members: [], items: [], member: undefined })
    this.#scanner.at++
    this.#next = kind === 'object' ? 'first name' : 'first item'
  }

  /** A close marker or a comma where a value is wanted. */
  #withoutValue(char: string): void {
    const scanner = this.#scanner
    if (char === ']' && this.#next === 'first item') return this.#close(1)
    scanner.complainOfCharacter(`expected a valid value ${VALUE_LIST}`)
    if (this.#open.length === 0) scanner.at++
    else if (this.#open.at(-1)?.kind === 'object') this.#place({ kind: 'broken', offset: scanner.at, length: 0 })
    else this.#next = 'separator'
  }

  #name(char: string): void {
    const scanner = this.#scanner
    const offset = scanner.at
    const open = this.#open.at(-1)!
    if (char === '"') {
      const name = readString(scanner, 'name')
      open.member = { name, key: { offset, length: scanner.at - offset } }
      this.#next = 'colon'
      return
    }
    scanner.complainOfCharacter('was expecting double-quote to start field name')
    const name = char === '}' || char === ']' ? undefined : scanner.match(/[\w$.]+/y)
    if (name !== undefined) {
      open.member = { name, key: { offset, length: name.length } }
      this.#next = 'colon'
    } else if (char === '}' || char === ']') this.#next = 'separator'
    else scanner.at++
  }

  #separator(char: string): void {
    const scanner = this.#scanner
    const open = this.#open.at(-1)!
    if (char === '}' || char === ']') {
      if ((char === '}') === (open.kind === 'object')) this.#close(1)
      else this.#mismatched(char, open)
      return
    }
    if (char === ',') scanner.at++
    else {
      const kind = open.kind === 'object' ? 'Object' : 'Array'
      scanner.complainOfCharacter(`was expecting comma to separate ${kind} entries`)
    }
    this.#next = open.kind === 'object' ? 'name' : 'value'
  }

  #mismatched(char: string, open: Open): void {
    const scanner = this.#scanner
    const [wanted, kind] = open.kind === 'object' ? ['}', 'Object'] : [']', 'Array']
    const start = sourceLocation(scanner.text, scanner.lines, open.offset)
    const message = `Unexpected close marker '${char}': expected '${wanted}' (for ${kind} starting at ${start})`
    scanner.complain(message, scanner.at, scanner.at + 1)
    const closes = char === '}' ? 'object' : 'array'
    // It closes an outer container, whose inner ones were left open; or it is surplus.
    if (this.#open.some(({ kind: each }) => each === closes)) {
      while (this.#open.at(-1)?.kind !== closes) this.#close()
      this.#close(1)
    } else scanner.at++
  }

  #complainOfEnd(): void {
    const scanner = this.#scanner
    if (scanner.faults.length > 0) return
    const open = this.#open.at(-1)!
    const kind = open.kind === 'object' ? 'Object' : 'Array'
    const start = sourceLocation(scanner.text, scanner.lines, open.offset)
    const message =
      this.#next === 'separator' || this.#next === 'first item' || this.#next === 'first name'
        ? `Unexpected end-of-input: expected close marker for ${kind} (start marker at ${start})`
        : `Unexpected end-of-input within/between ${kind} entries`
    const last = scanner.text.trimEnd().length
    scanner.complain(message, Math.max(last - 1, 0), scanner.text.length)
  }

  /** @param over  how many characters of the text the close marker takes */
  #close(over = 0): void {
    const open = this.#open.pop()!
    this.#scanner.at += over
    const { offset } = open
    const length = this.#scanner.at - offset
    if (open.member) {
      open.members.push({ ...open.member, value: { kind: 'broken', offset: this.#scanner.at, length: 0 } })
    }
    const { members, items } = open
    this.#place(open.kind === 'object' ? { kind: 'object', members, offset, length } : { kind: 'array', items, offset, length })
  }

  #place(value: JsonNode): void {
    const open = this.#open.at(-1)
    if (!open) {
      this.#root = value
      this.#next = 'nothing'
      return
    }
    if (open.kind === 'array') open.items.push(value)
    else if (open.member) {
      const { name, key } = open.member
      open.members.push({ name, key, value })
      open.member = undefined
    }
    this.#next = 'separator'
  }
}
