import type { ConditionKeys } from './conditionKeys'
import { literally } from './wildcard'

/**
 * A text of a policy with its variables filled in: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`,
 * and `${*}`, `${?}`, `${$}` for the characters themselves. Undefined where the request does not
 * have a key and no default is given: then nothing matches.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function filledIn(text: string, keys: ConditionKeys): string | undefined {
  if (!text.includes('${')) return text
  let known = true
  const filled = text.replaceAll(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (inside === '*' || inside === '?' || inside === '$') return literally(inside)
    const [, name = inside, , fallback] = /^\s*([^,]+?)\s*(,\s*'([^']*)'\s*)?$/.exec(inside) ?? []
    const values = keys.get(name.toLowerCase())
    const value = values?.length === 1 ? values[0] : fallback
    if (value === undefined) known = false
    return literally(value ?? '')
  })
  return known ? filled : undefined
}
