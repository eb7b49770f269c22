import { expect, test } from 'vitest'
import { toModelled, toSdk } from './sdkShapes'

test.each<[why: string, service: string, action: string, sdk: object, modelled: object]>([
  ['a Lambda payload is bytes of text', 'lambda', 'Invoke', { Payload: new TextEncoder().encode('{"ö":1}') }, { Payload: '{"ö":1}' }],
  ['binary attributes are base64', 'dynamodb', 'PutItem', { Item: { b: { B: new Uint8Array([0, 255]) } } }, { Item: { b: { B: 'AP8=' } } }],
  ['an S3 object is text where it is text', 's3', 'PutObject', { Body: new TextEncoder().encode('\ufeffö') }, { Body: '\ufeffö' }],
  ['an S3 object that is no text is base64', 's3', 'GetObject', { Body: new Uint8Array([0, 255]) }, { Body: { base64: 'AP8=' } }],
  ['timestamps are epoch seconds', 'states', 'DescribeExecution', { startDate: new Date(1500) }, { startDate: 1.5 }],
])('%s', (_why, service, action, sdk, modelled) => {
  expect(toModelled(service, action, sdk)).toEqual(modelled)
  expect(toSdk(service, action, modelled as never)).toEqual(sdk)
})

test('an attribute may be named like a timestamp or like a type', () => {
  const answer = { Item: { CreationDateTime: { N: '5' }, B: { S: 'text' }, timestamp: { S: 'x' } } }
  expect(toSdk('dynamodb', 'GetItem', answer)).toEqual(answer)
})

test('absent members are left out, and texts are taken where bytes are', () => {
  expect(toModelled('lambda', 'Invoke', { Payload: '{}', Qualifier: undefined })).toEqual({ Payload: '{}' })
})
