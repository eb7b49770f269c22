import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'

/** How arrays of a form are written. @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encode-request-body */
export type ArrayFormat = 'INDICES' | 'REPEAT' | 'COMMAS' | 'BRACKETS'

/** JSON as an URL-encoded form: members of members by brackets, `metadata[order]=1`, percent-encoded. */
export function formOf(body: JsonObject, format: ArrayFormat): string {
  return pairs(body, format).map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join('&')
}

/** Query parameters by name; a list repeats its name. */
export function queryOf(parameters: JsonObject): string {
  return formOf(parameters, 'REPEAT')
}

function pairs(object: JsonObject, format: ArrayFormat): readonly (readonly [name: string, encoded: string])[] {
  return Object.entries(object).flatMap(([name, value]) => pairsOf(name, value, format))
}

function pairsOf(name: string, value: Json, format: ArrayFormat): readonly (readonly [name: string, encoded: string])[] {
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    if (format === 'COMMAS') return [[name, items.map(encoded).join(',')]]
    const names = { INDICES: (at: number) => `${name}[${at}]`, REPEAT: () => name, BRACKETS: () => `${name}[]` }
    return items.flatMap((item, at) => pairsOf(names[format](at), item, format))
  }
  if (isJsonObject(value)) return Object.entries(value).flatMap(([member, inner]) => pairsOf(`${name}[${member}]`, inner, format))
  return [[name, encoded(value)]]
}

function encoded(value: Json): string {
  return encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))
}
