import type { SimEvent } from '../../../kernel/eventLog'
import { measured, type Datum } from '../metric/datum'

/** What SNS and EventBridge tell, by the metric that counts it. */
const COUNTED: { readonly [type: string]: { readonly namespace: string; readonly name: string; readonly dimension: string } } = {
  MessagePublished: { namespace: 'AWS/SNS', name: 'NumberOfMessagesPublished', dimension: 'TopicName' },
  NotificationDelivered: { namespace: 'AWS/SNS', name: 'NumberOfNotificationsDelivered', dimension: 'TopicName' },
  NotificationFailed: { namespace: 'AWS/SNS', name: 'NumberOfNotificationsFailed', dimension: 'TopicName' },
  RuleMatched: { namespace: 'AWS/Events', name: 'TriggeredRules', dimension: 'RuleName' },
  EventDelivered: { namespace: 'AWS/Events', name: 'Invocations', dimension: 'RuleName' },
  DeliveryFailed: { namespace: 'AWS/Events', name: 'FailedInvocations', dimension: 'RuleName' },
}

export const DELIVERY_EVENTS: ReadonlySet<string> = new Set(Object.keys(COUNTED))

export function deliveryData({ type, resource, at }: SimEvent): readonly Datum[] {
  const counted = COUNTED[type]
  if (!counted) return []
  const { namespace, name, dimension } = counted
  return [measured({ namespace, name, dimensions: { [dimension]: resource } }, 1, 'Count', at)]
}
