/** What actions of SNS answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const snsAnswers = `
Publish = PublishResponse
PublishBatch = PublishBatchResponse
Subscribe = SubscribeResponse
ListTopics = ListTopicsResponse
CreateTopic = CreateTopicResponse
PublishResponse: MessageId text, SequenceNumber text
PublishBatchResponse: Successful [PublishBatchResultEntry], Failed [BatchResultErrorEntry]
SubscribeResponse: SubscriptionArn text
ListTopicsResponse: Topics [Topic], NextToken text
CreateTopicResponse: TopicArn text
PublishBatchResultEntry: Id text, MessageId text, SequenceNumber text
BatchResultErrorEntry: Id! text, Code! text, Message text, SenderFault! truth
Topic: TopicArn text
`
