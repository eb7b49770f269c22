import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { given, machine } from '../states.testing'

function filledIn(path: string, input: Json) {
  const world = given(machine({ P: { Type: 'Pass', Parameters: { 'a.$': path }, End: true } }))
  const { output, error } = world.outcome(world.run(input))
  return output ?? error
}

test.each<[path: string, input: Json, came: Json]>([
  ['$.x[1]', { x: [1] }, { a: null }],
  ['$.x[-2]', { x: [1] }, { a: null }],
  ['$.x[0]', { x: [] }, { a: null }],
  ['$.x[0].y', { x: [] }, 'States.Runtime'],
  ['$.x[1]', { x: {} }, 'States.Runtime'],
  ['$.x[1]', {}, 'States.Runtime'],
  ['$.x', {}, 'States.Runtime'],
])('JP18 %s of %j is %j', (path, input, came) => {
  expect(filledIn(path, input)).toEqual(came)
})
