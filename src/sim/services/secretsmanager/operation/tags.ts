import { numberOf } from '../../../../facts/facts'
import { requiredText, structuresOf, textOf, textsOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { invalidParameter } from '../faults'
import type { Secret } from '../secret/secret'
import type { Operation } from './operation'

const MOST = numberOf('secretsmanager.secret.tags.limit')

export const tagResource: Operation = (turn, { input }) => {
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  turn.put({ ...secret, tags: checked({ ...secret.tags, ...readTags(input) }) })
  return {}
}

export const untagResource: Operation = (turn, { input }) => {
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  const gone = new Set(textsOf(input, 'TagKeys'))
  turn.put({ ...secret, tags: Object.fromEntries(Object.entries(secret.tags).filter(([key]) => !gone.has(key))) })
  return {}
}

/** @throws {Refusal} InvalidParameterException where there are too many */
export function readTags(input: JsonObject): Secret['tags'] {
  return checked(Object.fromEntries(structuresOf(input, 'Tags').map((tag) => [requiredText(tag, 'Key'), textOf(tag, 'Value') ?? ''])))
}

function checked(tags: Secret['tags']): Secret['tags'] {
  if (Object.keys(tags).length > MOST) invalidParameter(`A secret can have at most ${MOST} tags.`)
  return tags
}
