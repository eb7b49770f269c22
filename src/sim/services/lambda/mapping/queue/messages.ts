import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'

/** A received message as an event's record has it. @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function messageRecord(message: JsonObject, sourceArn: string): JsonObject {
  const digest = message['MD5OfMessageAttributes']
  return {
    messageId: message['MessageId'] ?? '',
    receiptHandle: message['ReceiptHandle'] ?? '',
    body: message['Body'] ?? '',
    attributes: message['Attributes'] ?? {},
    messageAttributes: attributesOf(message['MessageAttributes']),
    ...(digest === undefined ? {} : { md5OfMessageAttributes: digest }),
    md5OfBody: message['MD5OfBody'] ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: sourceArn,
    awsRegion: sourceArn.split(':')[3] ?? '',
  }
}

function attributesOf(attributes: Json | undefined): JsonObject {
  if (!isJsonObject(attributes)) return {}
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const { StringValue: text, BinaryValue: binary, DataType: type = 'String' } = isJsonObject(value) ? value : {}
      return [
        name,
        {
          ...(text === undefined ? {} : { stringValue: text }),
          ...(binary === undefined ? {} : { binaryValue: binary }),
          stringListValues: [],
          binaryListValues: [],
          dataType: type,
        },
      ]
    }),
  )
}
