import { isJsonObject, type Json } from '../../kernel/json'
import { isArn, textIn, type NeedsOf } from './need'

/** Batches need the same as single messages. */
const ONE_OF_BATCH: { readonly [action: string]: string } = {
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  DeleteMessageBatch: 'DeleteMessage',
  SendMessageBatch: 'SendMessage',
  PublishBatch: 'Publish',
}

export const sqsNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const name = textIn(input, 'QueueUrl')?.split('/').at(-1) ?? textIn(input, 'QueueName')
  const resource = textIn(input, 'SourceArn') ?? (name === undefined ? '*' : `arn:aws:sqs:${region}:${accountId}:${name}`)
  return [{ action: `sqs:${ONE_OF_BATCH[action] ?? action}`, resource }]
}

export const snsNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const name = action === 'CreateTopic' ? textIn(input, 'Name') : undefined
  // A subscription's rights are its topic's.
  const subscribed = textIn(input, 'SubscriptionArn')?.split(':').slice(0, 6).join(':')
  const arn = textIn(input, 'TopicArn') ?? textIn(input, 'TargetArn') ?? textIn(input, 'ResourceArn') ?? subscribed
  const resource = arn ?? (name === undefined ? '*' : `arn:aws:sns:${region}:${accountId}:${name}`)
  const keys = { 'sns:Protocol': textIn(input, 'Protocol'), 'sns:Endpoint': textIn(input, 'Endpoint') }
  return [{ action: `sns:${ONE_OF_BATCH[action] ?? action}`, resource, keys }]
}

export const eventsNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const arnOfBus = (nameOrArn = 'default'): string => (isArn(nameOrArn) ? nameOrArn : `arn:aws:events:${region}:${accountId}:event-bus/${nameOrArn}`)
  if (action === 'PutEvents') {
    const entries = (Array.isArray(input['Entries']) ? (input['Entries'] as readonly Json[]) : []).filter(isJsonObject)
    return entries.map((entry) => ({
      action: 'events:PutEvents',
      resource: arnOfBus(textIn(entry, 'EventBusName')),
      keys: { 'events:source': textIn(entry, 'Source'), 'events:detail-type': textIn(entry, 'DetailType') },
    }))
  }
  const bus = textIn(input, 'EventBusName')?.replace(/^arn:[^/]*\//, '')
  const rule = textIn(input, 'Rule') ?? (action.endsWith('Rule') ? textIn(input, 'Name') : undefined)
  if (rule !== undefined) {
    const path = bus === undefined || bus === 'default' ? rule : `${bus}/${rule}`
    return [{ action: `events:${action}`, resource: `arn:aws:events:${region}:${accountId}:rule/${path}` }]
  }
  const connection = textIn(input, 'ConnectionArn') ?? (action.endsWith('Connection') ? textIn(input, 'Name') : undefined)
  if (connection !== undefined) {
    const arn = connection.startsWith('arn:') ? connection : `arn:aws:events:${region}:${accountId}:connection/${connection}`
    return [{ action: `events:${action}`, resource: arn }]
  }
  const ofBus = /EventBus|Permission/.test(action)
  return [{ action: `events:${action}`, resource: ofBus ? arnOfBus(textIn(input, 'Name') ?? bus) : '*' }]
}
