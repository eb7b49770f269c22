import { ascending } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { ClientRequest } from '../request/exchange'
import { textOf } from '../request/content'
import { headerOf } from '../request/headerMap'
import type { Field, Statement, Transformation, WafAccount, WebAcl } from './webAcl'

/** What a web ACL says of a request, by which of its rules; undefined: by its default action. */
export interface WafDecision {
  readonly action: 'Allow' | 'Block'
  readonly rule?: string
  /** Rules that only count, and did. */
  readonly counted: readonly string[]
  /** With the request in the counts of rate-based rules. */
  readonly waf: WafAccount
}

/** The first rule that fits and does not only count decides. */
export function decideRequest(waf: WafAccount, acl: WebAcl, request: ClientRequest, now: VirtualMs): WafDecision {
  const trial = new Trial(waf, acl, request, now)
  const counted: string[] = []
  for (const { name, action, statement } of acl.rules) {
    if (!trial.fits(statement, name)) continue
    if (action !== 'Count') return { action, rule: name, counted, waf: trial.waf }
    counted.push(name)
  }
  return { action: acl.defaultAction, counted, waf: trial.waf }
}

class Trial {
  waf: WafAccount
  readonly #acl: WebAcl
  readonly #request: ClientRequest
  readonly #now: VirtualMs

  constructor(waf: WafAccount, acl: WebAcl, request: ClientRequest, now: VirtualMs) {
    this.waf = waf
    this.#acl = acl
    this.#request = request
    this.#now = now
  }

  fits(statement: Statement, rule: string): boolean {
    switch (statement.kind) {
      case 'bytes':
        return contains(statement.transformations.reduce(transformed, textAt(statement.field, this.#request)), statement)
      case 'size':
        return compared(new TextEncoder().encode(textAt(statement.field, this.#request)).length, statement.comparison, statement.size)
      case 'addresses':
        return [...ascending(this.waf.ipSets)].some(([, set]) => set.arn === statement.ipSet && set.addresses.some((range) => lies(this.#request.sourceIp, range)))
      case 'and':
        return statement.statements.every((each) => this.fits(each, rule))
      case 'or':
        return statement.statements.some((each) => this.fits(each, rule))
      case 'not':
        return !this.fits(statement.statement, rule)
      case 'rate':
        return (!statement.scope || this.fits(statement.scope, rule)) && this.#count(rule, statement.windowSeconds) > statement.limit
    }
  }

  /** Requests of this address in the window, with this one. */
  #count(rule: string, windowSeconds: number): number {
    const key = JSON.stringify([this.#acl.id, rule, this.#request.sourceIp])
    const second = Math.floor(this.#now / 1000)
    const within = (this.waf.counted.get(key) ?? []).filter(([each]) => each > second - windowSeconds)
    const [last, requests] = within.at(-1) ?? [undefined, 0]
    const counts = last === second ? [...within.slice(0, -1), [second, requests + 1] as const] : [...within, [second, 1] as const]
    this.waf = { ...this.waf, counted: this.waf.counted.set(key, counts) }
    return counts.reduce((sum, [, each]) => sum + each, 0)
  }
}

function textAt(field: Field, request: ClientRequest): string {
  switch (field.part) {
    case 'UriPath':
      return request.path
    case 'Method':
      return request.method
    case 'Body':
      return textOf(request.body)
    case 'QueryString':
      return Object.entries(request.query).flatMap(([name, values]) => values.map((value) => `${name}=${value}`)).join('&')
    case 'SingleHeader':
      return headerOf(request.headers, field.name) ?? ''
  }
}

function transformed(text: string, transformation: Transformation): string {
  if (transformation === 'LOWERCASE') return text.toLowerCase()
  return transformation === 'URL_DECODE' ? text.replaceAll('+', ' ').replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text
}

function contains(text: string, { constraint, search }: Extract<Statement, { readonly kind: 'bytes' }>): boolean {
  switch (constraint) {
    case 'EXACTLY':
      return text === search
    case 'STARTS_WITH':
      return text.startsWith(search)
    case 'ENDS_WITH':
      return text.endsWith(search)
    case 'CONTAINS':
      return text.includes(search)
  }
}

function compared(size: number, comparison: string, to: number): boolean {
  return { EQ: size === to, NE: size !== to, LE: size <= to, LT: size < to, GE: size >= to, GT: size > to }[comparison] === true
}

/** Whether an IPv4 address lies in a range: `192.0.2.0/24`. */
function lies(address: string, range: string): boolean {
  const [start = '', bits = '32'] = range.split('/')
  let block = 1
  for (let bit = Number(bits); bit < 32; bit++) block *= 2
  const [a, b] = [numberOf(address), numberOf(start)]
  return a !== undefined && b !== undefined && Math.floor(a / block) === Math.floor(b / block)
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number)
  return parts.length === 4 && parts.every((part) => part >= 0 && part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined
}
