import { millisecondsOf } from '../../../../facts/facts'
import type { ApiCall } from '../../../aws/apiCall'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { checkSettings, checkTogether, defaultSettings, type Settings } from '../queue/attributes'
import { arnOf, newQueue } from '../queue/queue'
import { checkDeadLetterPolicies } from '../queue/redrivePolicy'
import { requiredText, textMapOf } from '../request'
import type { Turn } from '../turn'
import { checkedTags } from './tags'

/** A queue's name cannot be used again for so long after it was deleted. */
const DELETED_MS = millisecondsOf('sqs.queue.deletion.pause')

export function createQueue(turn: Turn, { input }: ApiCall): JsonObject {
  const name = requiredText(input, 'QueueName')
  const given = textMapOf(input, 'Attributes')
  const tags = checkedTags(textMapOf(input, 'tags'))
  const fifo = given['FifoQueue'] === 'true'
  checkName(name, fifo)
  checkSettings(given, fifo)
  checkDeadLetterPolicies(given, { fifo, arn: arnOf(turn.context, name) }, (arn) => turn.queueOfArn(arn))
  const existing = turn.named(name)
  if (existing) {
    checkSame(existing.settings, given)
    return { QueueUrl: existing.url }
  }
  const deletedAt = turn.account.deleted.get(name)
  if (deletedAt !== undefined && turn.now < deletedAt + DELETED_MS) {
    refused('QueueDeletedRecently', 'You must wait 60 seconds after deleting a queue before you can create another with the same name.')
  }
  const settings = withoutEmpty({ ...defaultSettings(fifo), ...given })
  checkTogether(settings)
  const queue = newQueue(turn.context, name, settings, tags, turn.now)
  turn.change(queue)
  return { QueueUrl: queue.url }
}

function checkName(name: string, fifo: boolean): void {
  if (fifo && !(/^[\w-]+\.fifo$/.test(name) && name.length <= 80)) {
    refused(
      'InvalidParameterValue',
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    )
  }
  if (!fifo && !/^[\w-]{1,80}$/.test(name)) {
    refused('InvalidParameterValue', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length')
  }
}

/** Attributes that are not given may be anything. */
function checkSame(settings: Settings, given: Settings): void {
  for (const [name, value] of Object.entries(given)) {
    if ((settings[name] ?? '') !== value) {
      refused('QueueNameExists', `A queue already exists with the same name and a different value for attribute ${name}`)
    }
  }
}

/** An empty text takes an attribute away. */
export function withoutEmpty(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''))
}
