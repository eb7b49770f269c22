/** What actions of SQS answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const sqsAnswers = `
SendMessage = SendMessageResult
SendMessageBatch = SendMessageBatchResult
ReceiveMessage = ReceiveMessageResult
DeleteMessageBatch = DeleteMessageBatchResult
GetQueueUrl = GetQueueUrlResult
GetQueueAttributes = GetQueueAttributesResult
ListQueues = ListQueuesResult
CreateQueue = CreateQueueResult
SendMessageResult: MD5OfMessageBody text, MD5OfMessageAttributes text, MD5OfMessageSystemAttributes text,
    MessageId text, SequenceNumber text
SendMessageBatchResult: Successful! [SendMessageBatchResultEntry], Failed! [BatchResultErrorEntry]
ReceiveMessageResult: Messages [Message]
DeleteMessageBatchResult: Successful! [DeleteMessageBatchResultEntry], Failed! [BatchResultErrorEntry]
GetQueueUrlResult: QueueUrl text
GetQueueAttributesResult: Attributes {text}
ListQueuesResult: QueueUrls [text], NextToken text
CreateQueueResult: QueueUrl text
SendMessageBatchResultEntry: Id! text, MessageId! text, MD5OfMessageBody! text, MD5OfMessageAttributes text,
    MD5OfMessageSystemAttributes text, SequenceNumber text
BatchResultErrorEntry: Id! text, SenderFault! truth, Code! text, Message text
Message: MessageId text, ReceiptHandle text, MD5OfBody text, Body text, Attributes {text},
    MD5OfMessageAttributes text, MessageAttributes {MessageAttributeValue}
DeleteMessageBatchResultEntry: Id! text
MessageAttributeValue: StringValue text, BinaryValue text, StringListValues [text], BinaryListValues [text],
    DataType! text
`
