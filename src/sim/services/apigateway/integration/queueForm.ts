import type { Json, JsonObject } from '../../../kernel/json'

const NUMBERS: ReadonlySet<string> = new Set(['DelaySeconds', 'MaxNumberOfMessages', 'VisibilityTimeout', 'WaitTimeSeconds'])
const TEXTS: ReadonlySet<string> = new Set(['MessageBody', 'MessageGroupId', 'MessageDeduplicationId', 'QueueUrl', 'ReceiptHandle', 'ReceiveRequestAttemptId'])
const ACTIONS: ReadonlySet<string> = new Set(['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueUrl', 'PurgeQueue'])

/**
 * A call in the query protocol that SQS had before JSON, in which integrations speak to it: the queue in the path, the
 * rest in a form or a query string.
 * @returns what of it is not simulated where it cannot be read
 */
export function queueCall(queueUrl: string | undefined, pairs: readonly (readonly [name: string, value: string])[]): { readonly action: string; readonly input: JsonObject } | { readonly problem: string } {
  const action = pairs.find(([name]) => name === 'Action')?.[1]
  if (action === undefined) return { problem: 'a request to SQS without Action' }
  if (!ACTIONS.has(action)) return { problem: `sqs:${action} in the query protocol` }
  const input: { [member: string]: Json } = queueUrl === undefined ? {} : { QueueUrl: queueUrl }
  const attributes: { [place: string]: { [member: string]: string } } = {}
  for (const [name, value] of pairs) {
    const [, place, member] = /^MessageAttribute\.(\d+)\.(Name|Value\.\w+)$/.exec(name) ?? []
    if (place !== undefined && member !== undefined) (attributes[place] ??= {})[member] = value
    else if (NUMBERS.has(name)) input[name] = Number(value)
    else if (TEXTS.has(name) || name === 'QueueName') input[name] = value
    else if (name !== 'Action' && name !== 'Version') return { problem: `the parameter ${name} of sqs:${action} in the query protocol` }
  }
  const named = Object.values(attributes).map(({ Name = '', ...value }): [string, JsonObject] => [Name, Object.fromEntries(Object.entries(value).map(([member, text]) => [member.replace('Value.', ''), text]))])
  return { action, input: named.length > 0 ? { ...input, MessageAttributes: Object.fromEntries(named) } : input }
}
