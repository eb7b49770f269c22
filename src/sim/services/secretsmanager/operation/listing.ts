import { numberOf } from '../../../../facts/facts'
import { flagOf, requiredText, textOf } from '../../../aws/readMembers'
import { invalidParameter } from '../faults'
import { shownEntry, shownSecret, type Secret } from '../secret/secret'
import { filterOf } from './filters'
import type { Operation } from './operation'
import { pageOf } from './page'

const PAGE = numberOf('secretsmanager.list.page.limit')

const ORDERS: { readonly [by: string]: (secret: Secret) => number | string } = {
  'created-date': ({ createdAt }) => createdAt,
  'last-changed-date': ({ changedAt }) => changedAt,
  'last-accessed-date': ({ accessedOn = 0 }) => accessedOn,
  name: ({ name }) => name,
}

export const describeSecret: Operation = (turn, { input }) => shownSecret(turn.secretOf(requiredText(input, 'SecretId')))

export const listSecrets: Operation = (turn, { input }) => {
  const deleted = flagOf(input, 'IncludePlannedDeletion')
  const matches = filterOf(input)
  const by = ORDERS[textOf(input, 'SortBy') ?? 'created-date'] ?? invalidParameter('SortBy must be created-date, last-accessed-date, last-changed-date or name.')
  const turned = textOf(input, 'SortOrder') === 'asc' ? 1 : -1
  const secrets = turn
    .secrets()
    .filter((secret) => (deleted || secret.deletedAt === undefined) && matches(secret))
    .sort((one, other) => (by(one) < by(other) ? -turned : by(one) > by(other) ? turned : 0))
  const { page, more } = pageOf(input, secrets, PAGE, ({ name }) => name)
  return { SecretList: page.map(shownEntry), ...more }
}
