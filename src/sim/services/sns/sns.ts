import { operationOf, refuse, succeed, unlessRefused } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Service } from '../../aws/service'
import { emptyAccount, type SnsAccount } from './account'
import { answered, retry } from './delivery/delivery'
import { publish } from './message/publish'
import { publishBatch } from './message/publishBatch'
import type { Operation } from './operation'
import type { DeliveryRef, SnsSignal } from './signals'
import { getSubscriptionAttributes, setSubscriptionAttributes } from './subscription/attributes'
import { confirmSubscription } from './subscription/confirming'
import { listSubscriptions, listSubscriptionsByTopic, subscribe, unsubscribe } from './subscription/subscriptions'
import { defaultPolicy } from './topic/defaults'
import { createTopic, deleteTopic, getTopicAttributes, listTopics, setTopicAttributes } from './topic/topics'
import { listTagsForResource, tagResource, untagResource } from './topic/tags'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  ConfirmSubscription: confirmSubscription,
  CreateTopic: createTopic,
  DeleteTopic: deleteTopic,
  GetSubscriptionAttributes: getSubscriptionAttributes,
  GetTopicAttributes: getTopicAttributes,
  ListSubscriptions: listSubscriptions,
  ListSubscriptionsByTopic: listSubscriptionsByTopic,
  ListTagsForResource: listTagsForResource,
  ListTopics: listTopics,
  Publish: publish,
  PublishBatch: publishBatch,
  SetSubscriptionAttributes: setSubscriptionAttributes,
  SetTopicAttributes: setTopicAttributes,
  Subscribe: subscribe,
  TagResource: tagResource,
  Unsubscribe: unsubscribe,
  UntagResource: untagResource,
}

/** SNS: topics, who has subscribed to them, and what they get of a message. */
export const sns: Service<SnsAccount, SnsSignal> = {
  id: 'sns',
  initial: emptyAccount,
  checkedByModel: { error: 'ValidationError', actions: Object.keys(OPERATIONS) },
  react(account, signal, context) {
    const turn = new Turn(account, context, signal.type === 'Call' ? signal.call.trace : undefined)
    switch (signal.type) {
      case 'Call': {
        const refused = answer(turn, signal.call)
        if (refused) return { state: account, effects: [refused] }
        break
      }
      case 'Reply':
        answered(turn, signal.ref as DeliveryRef, signal.result)
        break
      case 'DeliveryDue':
        retry(turn, signal.delivery)
    }
    return turn.reaction()
  },
  policyOn({ topics }, arn) {
    const topic = topics.get(arn)
    if (!topic) return undefined
    return topic.policy === undefined ? { text: defaultPolicy(arn, arn.split(':')[4]!), byDefault: true } : { text: topic.policy }
  },
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return unlessRefused(
    () => {
      operationOf(OPERATIONS, call)(turn, call.input, (output) => turn.do(succeed(call, output)))
      return undefined
    },
    (fault) => refuse(call, fault),
  )
}
