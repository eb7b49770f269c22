import { expect, test } from 'vitest'
import { readAwsLine } from './awsLine'

const RAW = '--cli-binary-format raw-in-base64-out'

test.each<[why: string, line: string, input: object]>([
  ['as it is written', `aws lambda invoke --function-name f ${RAW} --payload '{"a":1}' out.json`, { FunctionName: 'f', Payload: '{"a":1}' }],
  ['in base64, which is what the CLI expects', 'aws lambda invoke --function-name f --payload eyJhIjoxfQ== out.json', { FunctionName: 'f', Payload: '{"a":1}' }],
  ['with a value after =', 'aws lambda invoke --function-name=f --invocation-type=Event out.json', { FunctionName: 'f', InvocationType: 'Event' }],
  ['over several lines', 'aws lambda invoke \\\n  --function-name f \\\n  --qualifier live \\\n  out.json', { FunctionName: 'f', Qualifier: 'live' }],
  ['the file anywhere', 'aws lambda invoke out.json --function-name f --log-type Tail --region us-east-1', { FunctionName: 'f', LogType: 'Tail' }],
])('%s', (_why, line, input) => {
  expect(readAwsLine(line)).toEqual({
    steps: [{ call: 'lambda:Invoke', input, as: 'printed', mayFail: true }],
    shows: [{ title: 'Printed', of: 'printed', without: ['Payload'] }, { title: 'out.json', of: 'printed.Payload' }],
  })
})

test.each<[line: string, problem: RegExp]>([
  ['curl /orders', /begins with aws/],
  ['aws s3 ls', /only aws lambda invoke/],
  ['aws lambda invoke out.json', /required: --function-name/],
  ['aws lambda invoke --function-name f', /required: outfile/],
  ['aws lambda invoke --function-name f out.json more.json', /Unknown options: more.json/],
  ['aws lambda invoke --function-name f --fast out.json', /Unknown options: --fast/],
  ['aws lambda invoke out.json --function-name', /expected one argument/],
  ['aws lambda invoke --function-name f --invocation-type Async out.json', /Async is none of/],
  [`aws lambda invoke --function-name f --payload '{"a":1}' out.json`, /^Invalid base64: "\{"a":1\}"$/],
  ["aws lambda invoke --function-name 'f out.json", /not closed/],
])('%s is refused', (line, problem) => {
  const read = readAwsLine(line)
  expect('problem' in read && read.problem).toMatch(problem)
})
