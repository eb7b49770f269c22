import type { Question } from '../question'

const queueArn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`

export const questions = [
  {
    id: 'sns-fan-out-with-filters',
    service: 'sns',
    kind: 'choice',
    prompt:
      'Orders of all countries are published to an SNS topic with the message attribute `country`. Two services each need all orders of their countries, at their own pace, and must not lose any while they are down for an hour. Publishers are not to know the services.\n\nWhich design does this with the least code?',
    choices: [
      { id: 'one-queue', text: 'One queue subscribes to the topic. Both services receive from it and put back what is not theirs.', why: 'A message is given to one receiver. Each would hide the messages of the other, and count up their receives.' },
      { id: 'queues', text: 'A queue for each service subscribes to the topic, with a filter policy on `country`.', why: 'SNS copies a message to each subscription whose filter matches, and each queue keeps it until its service is back.' },
      { id: 'functions', text: 'Each service is a function that subscribes to the topic and ignores other countries.', why: 'It needs code for the filter, and the pace is that of the publishers. A filter policy would do it without invocations.' },
      { id: 'topics', text: 'Publishers send to a topic for each country, to which the queues of the services subscribe.', why: 'Then publishers have to know who wants what: the choice of topic is in their code.' },
    ],
    key: ['queues'],
    facts: ['sns.filter.names.limit'],
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
  },
  {
    id: 'sns-filter-on-the-body',
    service: 'sns',
    kind: 'choice',
    prompt:
      'A queue subscribes to an SNS topic with the filter policy `{"country":["CH"]}` and no further settings. Publishers send `{"country":"CH","total":20}` as the message, without message attributes. Nothing arrives in the queue.\n\nWhich change brings the message to the queue, and no others?',
    choices: [
      { id: 'raw', text: 'Set `RawMessageDelivery` of the subscription to `true`.', why: 'That decides in which form the message arrives, not whether it does.' },
      { id: 'empty', text: 'Set the filter policy of the subscription to `{}`.', why: 'An empty policy lets every message through, those of other countries as well.' },
      { id: 'nested', text: 'Set the filter policy to `{"body":{"country":["CH"]}}`.', why: 'So filters of event source mappings are written. Here it would ask for an attribute named `body`, and is refused.' },
      { id: 'scope', text: 'Set `FilterPolicyScope` of the subscription to `MessageBody`.', why: 'By default a policy looks at message attributes only. With this scope it looks into the message, which has to be JSON.' },
    ],
    key: ['scope'],
    facts: [],
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'swiss' }, as: 'swiss' },
        { call: 'sns:CreateTopic', input: { Name: 'orders' }, as: 'topic' },
        { call: 'sns:Subscribe', input: { TopicArn: { $ref: 'topic.TopicArn' }, Protocol: 'sqs', Endpoint: queueArn('swiss'), Attributes: { FilterPolicy: '{"country":["CH"]}' } }, as: 'subscription' },
        { call: 'sns:SetSubscriptionAttributes', input: { SubscriptionArn: { $ref: 'subscription.SubscriptionArn' }, AttributeName: { $ref: 'with.name' }, AttributeValue: { $ref: 'with.value' } }, mayFail: true },
        { call: 'sns:Publish', input: { TopicArn: { $ref: 'topic.TopicArn' }, Message: '{"country":"CH","total":20}' } },
        { call: 'sns:Publish', input: { TopicArn: { $ref: 'topic.TopicArn' }, Message: '{"country":"FR","total":30}' } },
        { runFor: 10_000 },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'swiss.QueueUrl' }, MaxNumberOfMessages: 10 }, as: 'got' },
      ],
      changes: {
        raw: { with: { name: 'RawMessageDelivery', value: 'true' } },
        empty: { with: { name: 'FilterPolicy', value: '{}' } },
        nested: { with: { name: 'FilterPolicy', value: '{"body":{"country":["CH"]}}' } },
        scope: { with: { name: 'FilterPolicyScope', value: 'MessageBody' } },
      },
      goal: [{ of: 'got.Messages', count: 1, says: 'one message arrives' }, { of: 'got.Messages.0.Body', contains: 'CH', says: 'that of Switzerland' }],
    },
  },
] satisfies readonly Question[]
