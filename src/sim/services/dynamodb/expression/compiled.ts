import { bytesOf } from '../../../../facts/facts'
import { utf8Length } from '../itemSize'
import { bindCondition, type BoundCondition } from './bindCondition'
import { bindUpdate, type BoundUpdate } from './bindUpdate'
import type { DocumentPath } from './documentPath'
import { ExpressionFault, fault, inExpression } from './expressionFault'
import { parseCondition } from './parseCondition'
import { parseUpdate } from './parseUpdate'
import type { Placeholders } from './placeholders'
import { bindProjection, parseProjection } from './projection'
import { TokenStream } from './tokenStream'

/** The most bytes an expression may hold, placeholders as they stand. */
const MOST_EXPRESSION_BYTES = bytesOf('dynamodb.expression.size.limit')

/** @throws {Refusal} ValidationException, as all in this file */
export function compileCondition(
  parameter: 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression',
  text: string,
  placeholders: Placeholders,
): BoundCondition {
  return inExpression(parameter, () => bindCondition(conditions.parsed(text), placeholders))
}

export function compileUpdate(text: string, placeholders: Placeholders): BoundUpdate {
  return inExpression('UpdateExpression', () => bindUpdate(updates.parsed(text), placeholders))
}

export function compileProjection(text: string, placeholders: Placeholders): readonly DocumentPath[] {
  return inExpression('ProjectionExpression', () => bindProjection(projections.parsed(text), placeholders))
}

/** How many texts are remembered of each kind; a program uses few, and data made of values uses placeholders. */
const MOST_REMEMBERED = 500

/**
 * What a text of one grammar means, or what is wrong with it: read once, then remembered. The same
 * text always means the same, so what is remembered here changes no result, only its cost.
 */
class Grammar<Meaning> {
  readonly #parse: (tokens: TokenStream) => Meaning
  readonly #remembered = new Map<string, { readonly meaning: Meaning } | { readonly wrong: string }>()

  constructor(parse: (tokens: TokenStream) => Meaning) {
    this.#parse = parse
  }

  /** @throws {ExpressionFault} */
  parsed(text: string): Meaning {
    let read = this.#remembered.get(text)
    if (!read) {
      read = this.#read(text)
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
      this.#remembered.set(text, read)
    }
    return 'wrong' in read ? fault(read.wrong) : read.meaning
  }

  #read(text: string) {
    try {
      if (text.trim() === '') fault('The expression can not be empty;')
      const size = utf8Length(text)
      if (size > MOST_EXPRESSION_BYTES) {
        fault(`Expression size has exceeded the maximum allowed size; expression size: ${size}`)
      }
      return { meaning: this.#parse(new TokenStream(text)) }
    } catch (error) {
      if (error instanceof ExpressionFault) return { wrong: error.message }
      throw error
    }
  }
}

const conditions = new Grammar(parseCondition)
const updates = new Grammar(parseUpdate)
const projections = new Grammar(parseProjection)
