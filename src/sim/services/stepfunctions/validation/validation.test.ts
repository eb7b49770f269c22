import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../kernel/json'
import { invalidDefinitionMessage, LONGEST_DEFINITION, toldByAws, validateDefinition } from './validation'

const FN = 'arn:aws:lambda:us-east-1:123456789012:function:work'
const END = { End: true }

/** Each fault as `CODE: message at location`, warnings marked. */
function faults(definition: Json | string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): string[] {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition)
  return validateDefinition(text, { type }).diagnostics.map(
    ({ severity, code, message, location }) =>
      `${severity === 'WARNING' ? 'warning ' : ''}${code}: ${message}${location === undefined ? '' : ` at ${location}`}`,
  )
}

/** A machine of one state S; `Q` is its query language. */
function only(state: JsonObject, Q?: string): JsonObject {
  return { ...(Q && { QueryLanguage: Q }), StartAt: 'S', States: { S: state } }
}

const schema = (message: string, field = '') => `SCHEMA_VALIDATION_FAILED: ${message} at /States/S${field}`

test.each<[why: string, state: JsonObject, fault: string]>([
  // Fields
  ['no Type', { ...END }, schema('These fields are required: [Type]')],
  ['a Type that is none', { Type: 'Loop' }, schema("The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]", '/Type')],
  ['a field of other states', { Type: 'Pass', Retry: [], ...END }, schema("Field 'Retry' is not supported")],
  ['a field of no state', { Type: 'Pass', Result_: 1, ...END }, schema("Field 'Result_' is not supported")],
  ['Succeed goes nowhere', { Type: 'Succeed', End: true }, schema("Field 'End' is not supported")],
  ['Fail has no paths', { Type: 'Fail', InputPath: '$' }, schema("Field 'InputPath' is not supported")],
  ['neither Next nor End', { Type: 'Pass' }, schema('There should be one of the following fields: [Next, End]')],
  ['both Next and End', { Type: 'Pass', Next: 'S', ...END }, schema('There should only be one of the following fields: [Next, End]')],
  ['a number where a text is wanted', { Type: 'Pass', Comment: 1, ...END }, schema('Expected value of type String', '/Comment')],
  ['a text where a truth value is wanted', { Type: 'Pass', End: 'true' }, schema('Expected value of type Boolean', '/End')],
  // Paths
  ['a path that is none', { Type: 'Pass', InputPath: 'a.b', ...END }, schema('Value is not a valid JSONPath', '/InputPath')],
  ['an intrinsic function is no path', { Type: 'Pass', InputPath: 'States.UUID()', ...END }, schema('Value is not a valid JSONPath', '/InputPath')],
  ['ResultPath is one place', { Type: 'Pass', ResultPath: '$.a[*]', ...END }, schema('Value is not a Reference Path', '/ResultPath')],
  ['ResultPath is in the input', { Type: 'Pass', ResultPath: '$$.a', ...END }, schema('Value is not a Reference Path', '/ResultPath')],
  ['ResultPath is no variable', { Type: 'Pass', ResultPath: '$a', ...END }, schema('Value is not a Reference Path', '/ResultPath')],
  ['a template of a wrong path', { Type: 'Pass', Parameters: { a: [{ 'b.$': '$.[' }] }, ...END }, schema("The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call", '/Parameters')],
  ['a template of a wrong function', { Type: 'Pass', Parameters: { 'b.$': 'States.Fromat()' }, ...END }, schema("The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call", '/Parameters')],
  ['a template of a constant', { Type: 'Pass', Parameters: { 'b.$': 1 }, ...END }, schema("The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call", '/Parameters')],
  ['a member twice in a template', { Type: 'Pass', Parameters: { b: 1, 'b.$': '$' }, ...END }, schema('There should only be one of the following fields: [b, b.$]', '/Parameters')],
  // Variables
  ['a variable named like an expression', { Type: 'Pass', Assign: { 'a.b': 1 }, ...END }, schema("The variable name 'a.b' is not valid: a name is a Unicode identifier without operators, dots and brackets", '/Assign')],
  ['the reserved variable', { Type: 'Pass', Assign: { 'states.$': '$' }, ...END }, schema("The variable name 'states' is reserved", '/Assign')],
  ['a long variable name', { Type: 'Pass', Assign: { ['v'.repeat(81)]: 1 }, ...END }, schema(`The variable name '${'v'.repeat(81)}' is longer than 80 characters`, '/Assign')],
  // Tasks
  ['no Resource', { Type: 'Task', ...END }, schema('These fields are required: [Resource]')],
  ['a Resource that is no ARN', { Type: 'Task', Resource: 'work', ...END }, schema('Value is not a valid resource ARN', '/Resource')],
  ['a pattern that the service does not take', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.sync', ...END }, schema('The resource provided arn:aws:states:::sqs:sendMessage.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.', '/Resource')],
  ['parameters without what the API needs', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: {}, ...END }, schema("The field 'FunctionName' is required but was missing", '/Parameters')],
  ['a timeout of nothing', { Type: 'Task', Resource: FN, TimeoutSeconds: 0, ...END }, schema('Minimum value is 1', '/TimeoutSeconds')],
  ['a timeout with a fraction', { Type: 'Task', Resource: FN, TimeoutSeconds: 1.5, ...END }, schema('Expected value of type Integer', '/TimeoutSeconds')],
  ['two timeouts', { Type: 'Task', Resource: FN, TimeoutSeconds: 1, TimeoutSecondsPath: '$.t', ...END }, schema('There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath]')],
  ['a heartbeat as long as the timeout', { Type: 'Task', Resource: FN, TimeoutSeconds: 9, HeartbeatSeconds: 9, ...END }, schema('HeartbeatSeconds must be less than TimeoutSeconds', '/HeartbeatSeconds')],
  ['credentials without a role', { Type: 'Task', Resource: FN, Credentials: {}, ...END }, schema("The field 'RoleArn' is required but was missing", '/Credentials')],
  // Errors
  ['States.ALL with others', { Type: 'Task', Resource: FN, Retry: [{ ErrorEquals: ['A', 'States.ALL'] }], ...END }, schema('States.ALL must appear alone and at end of list', '/Retry[0]/ErrorEquals[1]')],
  ['States.ALL before others', { Type: 'Task', Resource: FN, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }, { ErrorEquals: ['A'], Next: 'S' }], ...END }, schema('States.ALL must appear alone and at end of list', '/Catch[0]/ErrorEquals[0]')],
  ['a Retrier of no error', { Type: 'Task', Resource: FN, Retry: [{ ErrorEquals: [] }], ...END }, schema('Value cannot be empty', '/Retry[0]/ErrorEquals')],
  ['a Retrier that hastens', { Type: 'Task', Resource: FN, Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.5 }], ...END }, schema('Minimum value is 1.0', '/Retry[0]/BackoffRate')],
  ['a Retrier below zero', { Type: 'Task', Resource: FN, Retry: [{ ErrorEquals: ['A'], MaxAttempts: -1 }], ...END }, schema('Minimum value is 0', '/Retry[0]/MaxAttempts')],
  ['a cap below the interval', { Type: 'Task', Resource: FN, Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 9, MaxDelaySeconds: 9 }], ...END }, schema('MaxDelaySeconds must be greater than IntervalSeconds', '/Retry[0]/MaxDelaySeconds')],
  ['a jitter that is none', { Type: 'Task', Resource: FN, Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'SOME' }], ...END }, schema("The field 'JitterStrategy' should have one of these values: [FULL, NONE]", '/Retry[0]/JitterStrategy')],
  ['a Catcher that goes nowhere', { Type: 'Task', Resource: FN, Catch: [{ ErrorEquals: ['A'] }], ...END }, schema('These fields are required: [Next]', '/Catch[0]')],
  // Wait, Fail
  ['a Wait for nothing', { Type: 'Wait', ...END }, schema('There should be one of the following fields: [Seconds, SecondsPath, Timestamp, TimestampPath]')],
  ['a Wait for two', { Type: 'Wait', Seconds: 1, Timestamp: '2025-01-01T00:00:00Z', ...END }, schema('There should only be one of the following fields: [Seconds, Timestamp]')],
  ['too long a Wait', { Type: 'Wait', Seconds: 100_000_000, ...END }, schema('Maximum value is 99999999', '/Seconds')],
  ['a day that is none', { Type: 'Wait', Timestamp: '2025-02-29T00:00:00Z', ...END }, schema('String does not match RFC3339 timestamp', '/Timestamp')],
  ['two causes', { Type: 'Fail', Cause: 'c', CausePath: '$.c' }, schema('There should only be one of the following fields: [Cause, CausePath]')],
  ['a cause that is no text', { Type: 'Fail', CausePath: "States.MathAdd(1, 2)" }, schema("The value for the field 'CausePath' must be a valid JSONPath or a valid intrinsic function call", '/CausePath')],
  // Choice
  ['no Choices', { Type: 'Choice' }, schema('These fields are required: [Choices]')],
  ['a rule without a target', { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true }] }, schema('These fields are required: [Next]', '/Choices[0]')],
  ['a rule without an operator', { Type: 'Choice', Choices: [{ Variable: '$.a', Next: 'S' }] }, schema('A choice rule must have a comparison operator, or one of the following fields: [And, Or, Not]', '/Choices[0]')],
  ['a rule of two operators', { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, IsString: true, Next: 'S' }] }, schema('There should only be one of the following fields: [IsNull, IsString]', '/Choices[0]')],
  ['a rule about nothing', { Type: 'Choice', Choices: [{ IsNull: true, Next: 'S' }] }, schema('These fields are required: [Variable]', '/Choices[0]')],
  ['a rule about many', { Type: 'Choice', Choices: [{ Variable: '$.a[*]', IsNull: true, Next: 'S' }] }, schema('Value is not a Reference Path', '/Choices[0]/Variable')],
  ['an operand of another type', { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: '1', Next: 'S' }] }, schema('Expected value of type Number', '/Choices[0]/NumericEquals')],
  ['an operand that is no time', { Type: 'Choice', Choices: [{ Variable: '$.a', TimestampEquals: 'noon', Next: 'S' }] }, schema('String does not match RFC3339 timestamp', '/Choices[0]/TimestampEquals')],
  ['a target inside a rule', { Type: 'Choice', Choices: [{ Not: { Variable: '$.a', IsNull: true, Next: 'S' }, Next: 'S' }] }, schema("Field 'Next' is not supported", '/Choices[0]/Not')],
  ['an empty And', { Type: 'Choice', Choices: [{ And: [], Next: 'S' }] }, schema('Value cannot be empty', '/Choices[0]/And')],
  // Parallel, Map
  ['no branches', { Type: 'Parallel', Branches: [], ...END }, schema('Value cannot be empty', '/Branches')],
  ['a branch that is no machine', { Type: 'Parallel', Branches: [{ StartAt: 'A' }], ...END }, schema('These fields are required: [States]', '/Branches[0]')],
  ['a branch with a limit of its own', { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Succeed' } }, TimeoutSeconds: 1 }], ...END }, schema("Field 'TimeoutSeconds' is not supported", '/Branches[0]')],
  ['a Map of nothing', { Type: 'Map', ...END }, schema('There should be one of the following fields: [ItemProcessor, Iterator]')],
  ['both ways to choose items', { Type: 'Map', ItemSelector: {}, Parameters: {}, ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, schema('There should only be one of the following fields: [ItemSelector, Parameters]')],
  ['a Distributed Map of what kind', { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, schema('These fields are required: [ExecutionType]', '/ItemProcessor/ProcessorConfig')],
  ['a tolerance above all', { Type: 'Map', ToleratedFailurePercentage: 101, ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, schema('Maximum value is 100.0', '/ToleratedFailurePercentage')],
  ['a limit from the Context object', { Type: 'Map', MaxConcurrencyPath: '$$.Execution.Input.n', ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, schema('Value is not a Reference Path', '/MaxConcurrencyPath')],
  ['a reader of what does not exist', { Type: 'Map', ItemReader: { Resource: 'arn:aws:states:::s3:putObject' }, ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, schema('The resource provided arn:aws:states:::s3:putObject is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.', '/ItemReader/Resource')],
  ['given headers that are not given', { Type: 'Map', ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN' } }, ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, schema('These fields are required: [CSVHeaders]', '/ItemReader/ReaderConfig')],
  ['VA17: a parameter that an integration does not take', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { 'QueueUrl.$': '$.q', MessageBody: 'm', 'Priority.$': '$.p' }, ...END }, schema('The field "Priority" is not supported by Step Functions', '/Parameters')],
  ['an expression in a JSONPath state', { Type: 'Pass', Output: 1, ...END }, schema("The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage")],
])('VA6 %s', (_why, state, fault) => {
  // What follows for the graph of a state that is not as it should be is of no interest here.
  expect(toldFaults(only(state))).toEqual([fault])
})

function toldFaults(definition: Json): string[] {
  const { diagnostics } = validateDefinition(JSON.stringify(definition), { type: 'STANDARD' })
  return toldByAws(diagnostics).map(({ code, message, location }) => `${code}: ${message} at ${location}`)
}

test.each<[why: string, state: JsonObject, fault: string]>([
  ['a path in a JSONata state', { Type: 'Pass', InputPath: '$', ...END }, schema("The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage")],
  ['a state that goes back', { Type: 'Pass', QueryLanguage: 'JSONPath', ...END }, schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine")],
  ['an expression that is none', { Type: 'Pass', Output: { v: '{% 1 + %}' }, ...END }, 'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/S/Output/v'],
  ['a name at the top level', { Type: 'Pass', Output: { v: ['{% phone.home %}'] }, ...END }, "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/S/Output/v[0]"],
  ['an expression that is not closed', { Type: 'Pass', Output: '{% 1 ', ...END }, "INVALID_JSONATA_EXPRESSION: A JSONata expression must begin with '{%' and end with '%}', and nothing may stand outside of them at /States/S/Output"],
  ['a result where there is none', { Type: 'Pass', Output: '{% $states.result %}', ...END }, "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.result' is not supported here. at /States/S/Output"],
  ['an error outside of a Catcher', { Type: 'Task', Resource: FN, Output: '{% $states.errorOutput %}', ...END }, "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.errorOutput' is not supported here. at /States/S/Output"],
  ['a rule without a condition', { Type: 'Choice', Choices: [{ Next: 'S' }] }, schema('These fields are required: [Condition]', '/Choices[0]')],
  ['a condition that is no truth value', { Type: 'Choice', Choices: [{ Condition: 'yes', Next: 'S' }] }, schema('Expected value of type Boolean', '/Choices[0]/Condition')],
  ['a constant that is no number', { Type: 'Wait', Seconds: '5', ...END }, schema('Expected value of type Integer', '/Seconds')],
])('VA7 %s', (_why, state, fault) => {
  expect(toldFaults(only(state, 'JSONata'))).toEqual([fault])
})

test.each<[why: string, expression: string]>([
  ['a variable', '$order.id'],
  ['a name inside a predicate', '$states.input.items[price > 5]'],
  ['a name inside a path', '$states.input.items.{"p": price, "q": (quantity)}'],
  ['a name in a sort term', '$states.input.items^(>price)'],
  ['a name in a group', '$states.input.items{id: price}'],
  ['a name in a transform', '$states.input ~> |items|{"p": price}|'],
  ['a name of a function argument', '$map($states.input, function($v) { $v.price })'],
])('VA7 accepted: %s', (_why, expression) => {
  expect(faults(only({ Type: 'Pass', Output: `{% ${expression} %}`, ...END }, 'JSONata'))).toEqual([])
})

test.each<[why: string, definition: Json, expected: readonly string[]]>([
  ['a target that does not exist', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'X' }, B: { Type: 'Succeed' } } },
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Next", 'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B']],
  ['a start that does not exist: its follower is not told of', { StartAt: 'X', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } },
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /StartAt", 'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A']],
  ['no end: nothing is said of who is not reached', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' }, B: { Type: 'Pass', Next: 'A' } } },
    ['MISSING_END_STATE: Workflow has no terminal state']],
  ['a target of another scope', { StartAt: 'A', States: { A: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Next: 'C' }, D: { Type: 'Succeed' } } }], Next: 'C' }, C: { Type: 'Succeed' } } },
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Branches[0]/States/B/Next", 'MISSING_TRANSITION_TARGET: State "D" is not reachable. at /States/A/Branches[0]/States/D']],
  ['targets of rules, Default and Catchers', { StartAt: 'A', States: {
    A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'X' }], Default: 'Y' },
    B: { Type: 'Task', Resource: FN, Catch: [{ ErrorEquals: ['E'], Next: 'Z' }], End: true } } },
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Choices[0]/Next", "MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/A/Default",
     "MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/B/Catch[0]/Next", 'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B']],
  ['a name in two scopes', { StartAt: 'A', States: { A: { Type: 'Map', ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Succeed' } } }, Next: 'B' }, B: { Type: 'Succeed' } } },
    ['DUPLICATE_STATE_NAME: Duplicate State name: B at /States/A/ItemProcessor/States/B']],
  ['a circle apart', { StartAt: 'A', States: { A: { Type: 'Succeed' }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' } } },
    ['warning MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B', 'warning MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C']],
  ['a name longer than eighty', { StartAt: 'n'.repeat(81), States: { ['n'.repeat(81)]: { Type: 'Succeed' } } },
    [`INVALID_STATE_NAME: State name must have 1 to 80 characters at /States/${'n'.repeat(81)}`]],
  ['nothing at all', {}, ['SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /']],
  ['a language that is none', { StartAt: 'A', QueryLanguage: 'SQL', States: { A: { Type: 'Succeed' } } },
    ["SCHEMA_VALIDATION_FAILED: The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata] at /QueryLanguage"]],
  ['a list', [], ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object']],
])('VA8 %s', (_why, definition, expected) => {
  expect(faults(definition)).toEqual(expected)
})

test.each<[why: string, state: JsonObject, fault: string]>([
  ['.sync', { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', ...END }, schema("Express state machine does not support '.sync' service integration", '/Resource')],
  ['.waitForTaskToken', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', ...END }, schema("Express state machine does not support '.waitForTaskToken' service integration ", '/Resource')],
  ['activities', { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:a', ...END }, schema('Express state machine does not support Activity ARN', '/Resource')],
  ['Distributed Maps', { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, schema("Express state machine does not support 'DISTRIBUTED' mode of Map state", '/ItemProcessor/ProcessorConfig/Mode')],
])('VA9 an express machine refuses %s; a standard one does not', (_why, state, fault) => {
  expect(faults(only(state), 'EXPRESS')).toEqual([fault])
  expect(faults(only(state))).toEqual([])
})

test.each<[why: string, state: JsonObject, warning: string]>([
  ['a path in a constant member', { Type: 'Pass', Parameters: { id: '$.id' }, ...END }, "warning NO_DOLLAR: The value of the field 'id' looks like a JSONPath or an intrinsic function, but the name of the field does not end with '.$' at /States/S/Parameters"],
  ['a path in a field for a constant', { Type: 'Fail', Cause: '$.cause' }, "warning NO_PATH: The value of the field 'Cause' looks like a path, but the name of the field does not end with 'Path' at /States/S/Cause"],
  ['a path in a Result', { Type: 'Pass', Result: { a: [{ 'b.$': '$.b' }] }, ...END }, 'warning PASS_RESULT_IS_STATIC: The Result of a Pass state is static: paths and intrinsic functions in it are not evaluated at /States/S/Result'],
  ['an ItemReader of an inline Map', { Type: 'Map', ItemReader: { Resource: 'arn:aws:states:::s3:getObject' }, ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ...END }, "warning DISTRIBUTED_ONLY: The field 'ItemReader' has an effect only where the Mode of the ProcessorConfig is DISTRIBUTED at /States/S/ItemReader"],
])('VA10 %s is allowed, and warned of', (_why, state, warning) => {
  expect(faults(only(state))).toEqual([warning])
})

test.each<[why: string, text: string, code: string, pointsAt: string]>([
  ['a wrong value', '{"StartAt": "A",\n "States": {"A": {"Type": "Wait", "Seconds": -1, "End": true}}}', 'SCHEMA_VALIDATION_FAILED', '-1'],
  ['an unknown field: its name', '{"StartAt": "A",\n "States": {"A": {"Type": "Pass", "Foo": 1, "End": true}}}', 'SCHEMA_VALIDATION_FAILED', '"Foo"'],
  ['a missing field: the name of the state', '{"StartAt": "A",\n "States": {"A": {"Type": "Task", "End": true}}}', 'SCHEMA_VALIDATION_FAILED', '"A"'],
  ['a missing target: its name', '{"StartAt": "A",\n "States": {"A": {"Type": "Pass", "Next": "B"}, "E": {"Type": "Succeed"}}}', 'MISSING_TRANSITION_TARGET', '"B"'],
  ['a name inside an expression', '{"StartAt": "A", "QueryLanguage": "JSONata",\n "States": {"A": {"Type": "Pass", "Output": "{%  1 + phone %}", "End": true}}}', 'UNSUPPORTED_JSONATA_EXPRESSION', 'phone'],
])('VA11 the place of %s', (_why, text, code, pointsAt) => {
  const [first] = validateDefinition(text, { type: 'STANDARD' }).diagnostics
  expect(first?.code).toBe(code)
  expect(text.slice(first!.offset, first!.offset + first!.length)).toBe(pointsAt)
  expect(first?.line).toBe(2)
  expect(first?.column).toBe(first!.offset - text.indexOf('\n'))
})

test('VA3 of a broken text the fault of its JSON and of its fields are told, and nothing of what may only be unfinished', () => {
  const text = '{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": -1 "End": '
  expect(faults(text).map((fault) => fault.replace(/\[Source.*/s, '…'))).toEqual([
    `INVALID_JSON_DESCRIPTION: Unexpected character ('"' (code 34)): was expecting comma to separate Object entries at …`,
    'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/A/Seconds',
  ])
})

test('VA2 a name twice in one object is no JSON to AWS; a state twice is a duplicate state', () => {
  const twice = '{"StartAt": "A", "StartAt": "A", "States": {"A": {"Type": "Succeed"}, "A": {"Type": "Succeed"}}}'
  expect(faults(twice).map((fault) => fault.replace(/\[Source.*/s, '…'))).toEqual([
    "INVALID_JSON_DESCRIPTION: Duplicate field 'StartAt' at …",
    'DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A',
  ])
})

test('VA12 CreateStateMachine tells all faults of the first look that finds one', () => {
  const message = (definition: Json) => invalidDefinitionMessage(validateDefinition(JSON.stringify(definition), { type: 'STANDARD' }).diagnostics)
  expect(message({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'X' } } })).toBe(
    "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Next, MISSING_END_STATE: Workflow has no terminal state at null'",
  )
  expect(message({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'X', Foo: 1 } } })).toBe(
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /States/A'",
  )
})

test('VA4 a definition above the limit is refused unread', () => {
  const { definition, diagnostics } = validateDefinition('{'.repeat(2 * LONGEST_DEFINITION), { type: 'STANDARD' })
  expect(definition).toBeUndefined()
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['ValidationException', "1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length less than or equal to 1048576"],
  ])
})

test('VA4 states nested a hundred deep are looked at', () => {
  let inner: JsonObject = { StartAt: 'S0', States: { S0: { Type: 'Pass', Foo: 1, End: true } } }
  for (let depth = 1; depth <= 100; depth++) {
    inner = { StartAt: `S${depth}`, States: { [`S${depth}`]: { Type: 'Parallel', Branches: [inner], End: true } } }
  }
  expect(faults(inner)).toHaveLength(1)
})

test('VA13 a hundred states are validated while one types', () => {
  const states = Object.fromEntries(
    Array.from({ length: 100 }, (_, i): [string, JsonObject] => [
      `State${i}`,
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'work', Payload: { 'id.$': `$.order${i}.id`, 'text.$': `States.Format('order {} of {}', $.order${i}.id, $.total)` } },
        ResultPath: `$.results[${i}]`,
        Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
        ...(i === 99 ? { End: true } : { Next: `State${i + 1}` }),
      },
    ]),
  )
  const text = JSON.stringify({ StartAt: 'State0', States: { ...states, Failed: { Type: 'Fail' } } }, null, 2)
  const parse: number[] = []
  const validate: number[] = []
  for (let round = 0; round < 60; round++) {
    const started = performance.now()
    JSON.parse(text)
    const parsed = performance.now()
    const { diagnostics } = validateDefinition(text, { type: 'STANDARD' })
    validate.push(performance.now() - parsed)
    parse.push(parsed - started)
    expect(diagnostics).toEqual([])
  }
  // About 7 times what JSON.parse takes for the same text, which is 0.2 ms here. The best rounds are
  // held against each other, because other tests run at the same time.
  expect(Math.min(...validate)).toBeLessThan(60 * Math.min(...parse))
})
