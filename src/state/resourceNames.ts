/** What AWS lets a resource be called, by the `pattern` and lengths of its API reference. */
export interface NameRule {
  readonly what: string
  readonly pattern: RegExp
  readonly allowed: string
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html: the name alone, without an ARN around it. */
export const FUNCTION_NAME: NameRule = {
  what: 'function',
  pattern: /^[a-zA-Z0-9-_]{1,64}$/,
  allowed: '1 to 64 letters, digits, hyphens and underscores',
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
export const TABLE_NAME: NameRule = {
  what: 'table',
  pattern: /^[a-zA-Z0-9_.-]{3,255}$/,
  allowed: '3 to 255 letters, digits, hyphens, underscores and dots',
}

/** Why a new resource cannot be called so; undefined where it can. */
export function nameProblem(name: string, { what, pattern, allowed }: NameRule, taken: readonly string[]): string | undefined {
  if (!pattern.test(name)) return `The name of a ${what} is ${allowed}.`
  return taken.includes(name) ? `There is a ${what} of this name already.` : undefined
}
