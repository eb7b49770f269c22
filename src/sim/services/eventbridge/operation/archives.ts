import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { archiveArn, busArn, busNameOf } from '../account'
import { keptEvents, newArchive, sizeOf, type Archive } from '../archive/archive'
import { notFound } from '../refusal'
import { BUS_NAME_OR_ARN, DESCRIPTION, integerOf, refuseMembers, requiredText, textOf, type TextShape } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { pageOf } from './page'
import { patternOf } from './rules'

export const ARCHIVE_NAME: TextShape = { least: 1, most: 48, pattern: '[\\.\\-_A-Za-z0-9]+' }

/** It keeps what comes from now on. */
export const createArchive: Operation = (turn, input, reply) => {
  const name = requiredText(input, 'ArchiveName', ARCHIVE_NAME)
  const bus = turn.busOf(requiredText(input, 'EventSourceArn', BUS_NAME_OR_ARN))
  refuseMembers('CreateArchive', input, ['KmsKeyIdentifier'])
  if (turn.account.archives.has(name)) refused('ResourceAlreadyExistsException', `Archive ${name} already exists.`)
  const archive = newArchive({ name, bus: bus.name, retentionDays: 0, createdAt: turn.now, ...settingsOf(input) })
  turn.putArchive(archive)
  reply({ ArchiveArn: archiveArn(turn.place, name), State: 'ENABLED', CreationTime: turn.now / 1000 })
}

/** What is kept already stays, whatever the new pattern. */
export const updateArchive: Operation = (turn, input, reply) => {
  const archive = archiveOf(turn, requiredText(input, 'ArchiveName', ARCHIVE_NAME))
  refuseMembers('UpdateArchive', input, ['KmsKeyIdentifier'])
  turn.putArchive({ ...archive, ...settingsOf(input) })
  reply({ ArchiveArn: archiveArn(turn.place, archive.name), State: 'ENABLED', CreationTime: archive.createdAt / 1000 })
}

export const deleteArchive: Operation = (turn, input, reply) => {
  turn.deleteArchive(archiveOf(turn, requiredText(input, 'ArchiveName', ARCHIVE_NAME)).name)
  reply({})
}

export const describeArchive: Operation = (turn, input, reply) => {
  const archive = archiveOf(turn, requiredText(input, 'ArchiveName', ARCHIVE_NAME))
  const { name, description, pattern } = archive
  reply({
    ArchiveArn: archiveArn(turn.place, name),
    ...shown(turn, archive),
    ...(description === undefined ? {} : { Description: description }),
    ...(pattern ? { EventPattern: pattern.source } : {}),
  })
}

export const listArchives: Operation = (turn, input, reply) => {
  const prefix = textOf(input, 'NamePrefix', ARCHIVE_NAME) ?? ''
  const source = textOf(input, 'EventSourceArn', BUS_NAME_OR_ARN)
  const state = textOf(input, 'State') ?? 'ENABLED'
  if (prefix !== '' && source !== undefined) refused('ValidationException', 'At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.')
  const archives = [...turn.account.archives.values()].filter(
    ({ name, bus }) => state === 'ENABLED' && name.startsWith(prefix) && (source === undefined || bus === busNameOf(source)),
  )
  const { page, more } = pageOf(input, archives, ({ name }) => name)
  reply({ Archives: page.map((archive) => shown(turn, archive)), ...more })
}

/** @throws {Refusal} ResourceNotFoundException */
export function archiveOf(turn: Turn, name: string): Archive {
  return turn.account.archives.get(name) ?? notFound(`Archive ${name} does not exist.`)
}

/** What may be set anew later, as far as it is given. */
function settingsOf(input: JsonObject): Partial<Pick<Archive, 'description' | 'pattern' | 'retentionDays'>> {
  const description = textOf(input, 'Description', DESCRIPTION)
  const pattern = textOf(input, 'EventPattern', { most: 4096 })
  const retentionDays = integerOf(input, 'RetentionDays', 0, 2_147_483_647)
  return {
    ...(description === undefined ? {} : { description }),
    ...(pattern ? { pattern: patternOf(pattern) } : {}),
    ...(retentionDays === undefined ? {} : { retentionDays }),
  }
}

function shown(turn: Turn, archive: Archive): JsonObject {
  const kept = keptEvents(archive, turn.now)
  return {
    ArchiveName: archive.name,
    EventSourceArn: busArn(turn.place, archive.bus),
    State: 'ENABLED',
    RetentionDays: archive.retentionDays,
    SizeBytes: sizeOf(kept),
    EventCount: kept.length,
    CreationTime: archive.createdAt / 1000,
  }
}
