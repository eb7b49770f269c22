import type { SyntaxFault } from '../sim/handlers/handlerSyntax'
import { TextLines } from '../sim/expression/json/jsonFault'
import { readJson } from '../sim/expression/json/readJson'

/** Something wrong with a text, and where: what an editor underlines and lists. */
export interface Problem {
  readonly severity: 'ERROR' | 'WARNING'
  /** AWS's code, where it has one. */
  readonly code?: string
  readonly message: string
  /** A stretch of the text in UTF-16 units; a length of 0 stands for a place between two. */
  readonly offset: number
  readonly length: number
  /** Where it begins, both from 1. */
  readonly line: number
  readonly column: number
}

/** An error at a stretch of a text. */
export function errorAt(lines: TextLines, message: string, { offset, length }: { offset: number; length: number }): Problem {
  return { severity: 'ERROR', message, offset, length, ...lines.at(offset) }
}

/** A syntax error of a program, at the word or sign it was found at. */
export function syntaxProblem(code: string, { message, line, column }: SyntaxFault): Problem {
  const before = code.split('\n', line - 1).reduce((sum, text) => sum + text.length + 1, 0)
  const offset = Math.min(before + column - 1, code.length)
  const length = /^[\w$]+/.exec(code.slice(offset, offset + 100))?.[0].length ?? Math.min(1, code.length - offset)
  return { severity: 'ERROR', message: `SyntaxError: ${message}`, offset, length, line, column }
}

/** Why a text is not JSON; none where it is. A blank text is none. */
export function jsonProblems(text: string): readonly Problem[] {
  if (isJson(text)) return []
  const lines = new TextLines(text)
  const { faults } = readJson(text)
  if (faults.length > 0) return faults.map((fault) => errorAt(lines, fault.message, fault))
  return [errorAt(lines, 'This is empty. Write a JSON value: {} is the smallest object.', { offset: 0, length: 0 })]
}

/** What JSON.parse takes, it takes many times faster than a reader that keeps places. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
