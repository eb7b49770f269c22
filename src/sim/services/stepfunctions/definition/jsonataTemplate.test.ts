import { expect, test } from 'vitest'
import { given, machine } from '../states.testing'

test.each<[why: string, expression: string, ending: RegExp]>([
  ['with a code', '1 + "a"', /threw an error during evaluation\. T2002: The right side of the "\+" operator must evaluate to a number$/],
  ['past a limit', '($f := function($n){ 1 + $f($n) }; $f(1))', /threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function\. Consider rewriting as tail-recursive\.$/],
  ['that nobody thought of', '$base64decode("!!!")', /threw an internal error during evaluation\. [0-9a-f-]{36}$/],
])('ST14 an error %s', (_why, expression, ending) => {
  const world = given(machine({ P: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } }, { QueryLanguage: 'JSONata' }))
  expect(world.outcome(world.run())).toMatchObject({ error: 'States.QueryEvaluationError', cause: expect.stringMatching(ending) })
})
