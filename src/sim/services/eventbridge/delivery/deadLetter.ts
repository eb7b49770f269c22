import type { AwsFault } from '../../../aws/awsError'
import type { JsonObject } from '../../../kernel/json'
import type { Turn } from '../turn'
import type { Delivery } from './delivery'
import { queueUrl } from './targetCall'

/** Sends an event that no try has brought to its target to a queue, with why as message attributes. */
export function sendToDeadLetterQueue(
  turn: Turn,
  arn: string,
  { bus, rule, target, event, retries, ruleArn }: Delivery,
  error: AwsFault,
  exhausted: string | undefined,
): void {
  const attributes: Record<string, string | undefined> = {
    RULE_ARN: ruleArn,
    TARGET_ARN: target.arn,
    ERROR_CODE: error.name,
    ERROR_MESSAGE: error.message,
    EXHAUSTED_RETRY_CONDITION: exhausted,
    RETRY_ATTEMPTS: String(retries),
  }
  const given = Object.entries(attributes).flatMap(([name, value]): [string, JsonObject][] =>
    value === undefined ? [] : [[name, { DataType: name === 'RETRY_ATTEMPTS' ? 'Number' : 'String', StringValue: value }]],
  )
  turn.do({
    type: 'call',
    service: 'sqs',
    action: 'SendMessage',
    input: { QueueUrl: queueUrl(arn), MessageBody: JSON.stringify(event), MessageAttributes: Object.fromEntries(given) },
    principal: 'events.amazonaws.com',
    ref: { deadLetter: rule },
    origin: { bus, rule, target: target.id },
  })
}
