import { requiredText, structuresOf, textsOf } from '../../../aws/readMembers'
import { unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { invalidParameter } from '../faults'
import type { Secret } from '../secret/secret'

/**
 * Whether a secret passes all filters of a request, each by one of its values; one that begins with
 * `!` lets through what does not fit.
 */
export function filterOf(input: JsonObject): (secret: Secret) => boolean {
  const tests = structuresOf(input, 'Filters').map((filter) => {
    const textsOfSecret = readKey(requiredText(filter, 'Key'))
    const values = textsOf(filter, 'Values')
    if (values.length === 0) invalidParameter('A filter needs at least one value.')
    return (secret: Secret) => values.some((value) => fits(textsOfSecret(secret), value))
  })
  return (secret) => tests.every((test) => test(secret))
}

interface Searched {
  readonly texts: readonly string[]
  readonly caseless?: boolean
}

function readKey(key: string): (secret: Secret) => Searched {
  switch (key) {
    case 'name':
      return ({ name }) => ({ texts: [name] })
    case 'description':
      return ({ description = '' }) => ({ texts: [description], caseless: true })
    case 'tag-key':
      return ({ tags }) => ({ texts: Object.keys(tags) })
    case 'tag-value':
      return ({ tags }) => ({ texts: Object.values(tags) })
    case 'all':
      return ({ name, description = '', tags }) => ({ texts: [name, description, ...Object.entries(tags).flat()].flatMap(words), caseless: true })
    default:
      return unsimulated(`the filter ${key} of secretsmanager`)
  }
}

function fits({ texts, caseless }: Searched, value: string): boolean {
  const wanted = value.startsWith('!') ? value.slice(1) : value
  const same = (text: string) => (caseless ? text.toLowerCase() : text)
  const found = texts.some((text) => same(text).startsWith(same(wanted)))
  return found !== value.startsWith('!')
}

function words(text: string): readonly string[] {
  return [text, ...text.split(/[\s_\-/+=.@!]+/)].filter((word) => word !== '')
}
