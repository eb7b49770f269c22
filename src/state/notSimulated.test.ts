import { expect, test } from 'vitest'
import { notSimulated } from '../sim/aws/notSimulated'
import { tellsNotSimulated } from './notSimulated'

const { name, message } = notSimulated('glacier:ListVaults')

test.each<[why: string, told: readonly (string | undefined)[], expected: boolean]>([
  ['by its name, behind the service that Step Functions puts before it', [`Glacier.${name}`, undefined], true],
  ['by its words, as the cause of another error', ['States.TaskFailed', `${message} (Service: Glacier)`], true],
  ['an error of AWS’s is none', ['DynamoDB.ResourceNotFoundException', 'Requested resource not found'], false],
  ['no error is none', [undefined], false],
])('%s', (_why, told, expected) => {
  expect(tellsNotSimulated(...told)).toBe(expected)
})
