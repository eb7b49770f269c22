import { MILLISECONDS } from '../../../../facts/fact'
import { numberOf } from '../../../../facts/facts'
import { absent, refuseMembers, requiredText } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { invalid } from '../faults'
import { startSettling } from '../stream/settling'
import type { Operation } from './operation'
import { readMaxRecordKib, readMode } from './streams'

const MOST_MODE_CHANGES = numberOf('kinesis.mode.changes.limit')

/** Shards stay as they are; from then on nobody, or somebody, may change their number. */
export const updateStreamMode: Operation = (turn, input) => {
  refuseMembers('kinesis:UpdateStreamMode', input, ['WarmThroughputMiBps'])
  requiredText(input, 'StreamARN')
  const mode = readMode(input) ?? absent('StreamModeDetails')
  const stream = turn.activeStreamOf(input)
  if (stream.mode === mode) return {}
  const modeChangedAt = stream.modeChangedAt.filter((at) => at > turn.now - 24 * MILLISECONDS.h)
  if (modeChangedAt.length >= MOST_MODE_CHANGES) {
    refused('LimitExceededException', `The mode of stream ${stream.name} can be changed ${MOST_MODE_CHANGES} times in 24 hours.`)
  }
  startSettling(turn, { ...stream, modeChangedAt: [...modeChangedAt, turn.now] }, { name: 'UPDATING', change: { kind: 'mode', mode } })
  return {}
}

export const updateMaxRecordSize: Operation = (turn, input) => {
  const maxRecordKib = readMaxRecordKib(input) ?? absent('MaxRecordSizeInKiB')
  turn.change({ ...turn.activeStreamOf(input), maxRecordKib })
  return {}
}

/** Keys are names only: nothing is encrypted, and no key has to be there. */
export const startStreamEncryption: Operation = (turn, input) => {
  requireKms(requiredText(input, 'EncryptionType'))
  const keyId = requiredText(input, 'KeyId')
  startSettling(turn, turn.activeStreamOf(input), { name: 'UPDATING', change: { kind: 'encryption', keyId } })
  return {}
}

export const stopStreamEncryption: Operation = (turn, input) => {
  requireKms(requiredText(input, 'EncryptionType'))
  requiredText(input, 'KeyId')
  startSettling(turn, turn.activeStreamOf(input), { name: 'UPDATING', change: { kind: 'encryption', keyId: undefined } })
  return {}
}

function requireKms(type: string): void {
  if (type !== 'KMS') invalid(`EncryptionType must be KMS, not ${type}.`)
}
