/**
 * Whether an answer is as AWS recorded it, by the rules that the corpora of Lambda and API Gateway are written in: members that are
 * not expected are passed over, and `<name:N>` stands for one text wherever it stands in a case.
 */
export interface Matching {
  /** What placeholders have turned out to stand for so far. */
  readonly names: ReadonlyMap<string, string>
  /** Arrays of objects are compared without regard to order. */
  readonly unordered: boolean
}

export type Matched = { readonly names: ReadonlyMap<string, string>; readonly difference?: undefined } | { readonly difference: string }

/** Recordings differ in these without a rule being different. */
const PASSED_OVER: ReadonlySet<string> = new Set(['Role', 'LastModified', 'Date'])
const WHOLE_PLACEHOLDER = /^<[\w.-]+(:\d+)?>$/
const PLACEHOLDER = /<([\w.-]+)(?::(\d+))?>/g

/** @param path  where the value stands in the answer, for the reader */
export function match(want: unknown, got: unknown, matching: Matching, path = ''): Matched {
  const here = (): Matched => ({ difference: `${path || 'the answer'} should be ${shown(want)}, is ${shown(got)}` })
  if (isObject(want)) {
    const rule = Object.keys(want).find((key) => key.startsWith('$'))
    if (rule !== undefined && Object.keys(want).length === 1) return byRule(rule, want[rule], got, matching, path) ?? here()
  }
  // The recording tool had parsed policies, templates and bodies.
  if ((isObject(want) || Array.isArray(want)) && typeof got === 'string') {
    const parsed = parsedJson(got)
    return parsed === undefined ? here() : match(want, parsed, matching, path)
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) return here()
    return matching.unordered && want.some(isObject) ? anyOrder(want, got, matching, path) ?? here() : inOrder(want, got, matching, path)
  }
  if (isObject(want)) return isObject(got) ? members(want, got, matching, path) : here()
  if (typeof want === 'string') return text(want, got, matching) ?? here()
  return Object.is(want, got) ? { names: matching.names } : here()
}

function byRule(rule: string, operand: unknown, got: unknown, matching: Matching, path: string): Matched | undefined {
  const when = (holds: boolean): Matched | undefined => (holds ? { names: matching.names } : undefined)
  switch (rule) {
    case '$absent':
      return when(got === undefined)
    case '$nullOrAbsent':
      return when(got === undefined || got === null)
    case '$regex':
      return when(typeof got === 'string' && new RegExp(String(operand)).test(got))
    case '$contains':
      return when(typeof got === 'string' && got.includes(String(operand)))
    case '$json':
      return typeof got === 'string' ? match(operand, parsedJson(got), matching, path) : undefined
    default:
      return undefined
  }
}

function members(want: Readonly<Record<string, unknown>>, got: Readonly<Record<string, unknown>>, matching: Matching, path: string): Matched {
  let { names } = matching
  for (const [name, value] of Object.entries(want)) {
    if (PASSED_OVER.has(name) && Object.hasOwn(got, name)) continue
    const matched = match(value, got[name], { ...matching, names }, path === '' ? name : `${path}.${name}`)
    if (matched.difference !== undefined) return matched
    names = matched.names
  }
  return { names }
}

function inOrder(want: readonly unknown[], got: readonly unknown[], matching: Matching, path: string): Matched {
  let { names } = matching
  for (const [i, value] of want.entries()) {
    const matched = match(value, got[i], { ...matching, names }, `${path}[${i}]`)
    if (matched.difference !== undefined) return matched
    names = matched.names
  }
  return { names }
}

/** Tries the expected items one after the other on all that are left: what a placeholder stands for may decide later. */
function anyOrder(want: readonly unknown[], got: readonly unknown[], matching: Matching, path: string): Matched | undefined {
  const [first, ...rest] = want
  if (want.length === 0) return { names: matching.names }
  for (const [i, candidate] of got.entries()) {
    const matched = match(first, candidate, matching, `${path}[${i}]`)
    if (matched.difference !== undefined) continue
    const others = anyOrder(rest, got.toSpliced(i, 1), { ...matching, names: matched.names }, path)
    if (others) return others
  }
  return undefined
}

function text(want: string, got: unknown, { names }: Matching): Matched | undefined {
  if (WHOLE_PLACEHOLDER.test(want)) {
    if (got === undefined || got === null) return undefined
    const name = /^<([\w.-]+:\d+)>$/.exec(want)?.[1]
    if (name === undefined) return { names }
    const known = names.get(name)
    const value = typeof got === 'string' ? got : JSON.stringify(got)
    if (known !== undefined) return known === value ? { names } : undefined
    return { names: new Map(names).set(name, value) }
  }
  if (typeof got !== 'string') return undefined
  const opened = beforeEnums(want)
  if (opened !== undefined) return beforeEnums(got) === opened ? { names } : undefined
  return filled(want, got, names)
}

/** A text with placeholders in it, as a pattern; each new one is given what it stands for in the answer. */
function filled(want: string, got: string, names: ReadonlyMap<string, string>): Matched | undefined {
  const fresh: string[] = []
  let pattern = ''
  let at = 0
  for (const found of want.matchAll(PLACEHOLDER)) {
    pattern += escaped(want.slice(at, found.index))
    at = found.index + found[0].length
    const name = found[2] === undefined ? undefined : `${found[1]}:${found[2]}`
    const known = name === undefined ? undefined : names.get(name)
    if (known !== undefined) pattern += escaped(known)
    else if (name === undefined) pattern += '[^]*'
    else if (fresh.includes(name)) pattern += `\\${fresh.indexOf(name) + 1}`
    else {
      fresh.push(name)
      pattern += '([^]+?)'
    }
  }
  const matched = new RegExp(`^${pattern}${escaped(want.slice(at))}$`).exec(got)
  if (!matched) return undefined
  const after = new Map(names)
  fresh.forEach((name, i) => after.set(name, matched[i + 1] as string))
  return { names: after }
}

/** The list of an enumeration changes with time and has no order. */
function beforeEnums(message: string): string | undefined {
  const at = message.indexOf('enum value set: [')
  return at < 0 ? undefined : message.slice(0, at)
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length > 300 ? `${text.slice(0, 300)} …` : text
}
