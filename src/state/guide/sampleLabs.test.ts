import { describe, expect, test } from 'vitest'
import { assets } from '../../../scripts/sdk/assets'
import { samples } from '../../content/guide/samples'
import type { LambdaReport } from '../../sim/cloud/labs/lambda/lambdaLab'
import { libraryOver } from '../../sim/cloud/library'
import { exampleLambdaDraft, lambdaWorldOf, trafficOf } from '../lambda/lambdaDraft'

const { createLambdaLab } = libraryOver(assets)
const loaded = await Promise.all(samples.map(({ load }) => load()))
const opened = loaded.flatMap((sample) => [sample.lab, ...sample.code.flatMap(({ opens }) => opens ?? [])].flatMap((lab, index) => (lab.lab === 'lambda' ? [{ name: `${sample.id} ${index}`, lab }] : [])))

/** What the lab answers once the example is opened there and invoked. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'dynamodb-handler 0': { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{"product":"teapot","quantity":1,"id":"o-2"}' },
  'cli-invokes 0': { userId: '123', charged: true },
  'initialisation 0': 'stored',
  'initialisation 1': 'stored',
  'start-execution 0': expect.objectContaining({ executionArn: 'arn:aws:states:us-east-1:123456789012:execution:ship-order:o-1' }),
}

describe('in the Lambda lab', () => {
  test('each example is tried', () => {
    expect(opened.map(({ name }) => name)).toEqual(Object.keys(ANSWERS))
  })

  test.each(opened)('$name', async ({ name, lab: { code, event, machine } }) => {
    const lab = createLambdaLab()
    const draft = { ...exampleLambdaDraft(), code, event, machine }
    const report = await lab.run(lambdaWorldOf(draft), trafficOf(draft))
    expect((report as LambdaReport).invocations).toBe(1)
    expect(lab.invocation(0)?.response).toMatchObject({ statusCode: 200, payload: { json: ANSWERS[name] } })
  })
})
