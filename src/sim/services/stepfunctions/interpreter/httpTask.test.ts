import { expect, test } from 'vitest'
import { given, machine } from '../states.testing'

test.each<[after: number, status: string, error: string | undefined]>([
  [59_999, 'SUCCEEDED', undefined],
  [60_001, 'FAILED', 'States.Http.Socket'],
])('HT5 an endpoint that answers after %i ms', (after, status, error) => {
  const Parameters = { ApiEndpoint: 'https://api.example/', Method: 'GET', Authentication: { ConnectionArn: 'arn' } }
  const world = given(machine({ Call: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters, End: true } }), {
    events: () => ({ output: { headers: {}, query: {}, body: {} } }),
    http: () => ({ after, output: { status: 200, headers: {}, body: '' } }),
  })
  const executionArn = world.run()
  expect(world.call('DescribeExecution', { executionArn })).toMatchObject(error === undefined ? { status } : { status, error })
})
