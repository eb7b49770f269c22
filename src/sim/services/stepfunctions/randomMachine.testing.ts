import { FUNCTION } from './states.testing'

type Language = 'JSONPath' | 'JSONata'
type Fields = { readonly [name: string]: unknown }

/** xorshift from a seed that a failing test prints: a machine that once failed can be made again. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2654435761) | 1
    for (let i = 0; i < 4; i++) this.below(2)
  }

  below(count: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) % count
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item
  }

  /** True once in so many throws. */
  oneIn(count: number): boolean {
    return this.below(count) === 0
  }
}

/**
 * Valid machines of every state type, in both query languages and mixed, with branches and
 * iterations inside each other, Retriers and Catchers, loops, and expressions of which many find
 * nothing, find the wrong type or cannot be worked out.
 */
export function randomMachine(dice: Dice): Fields {
  return new Maker(dice).machine()
}

/** What such a machine is given: often of another shape than its expressions expect. */
export function randomInput(dice: Dice): unknown {
  const n = dice.one<unknown>([0, 1, 2, 3, -1, 1.5, '2', null])
  const items = dice.one<unknown>([[0, 1, 2], [{ n: 1, items: [1] }, { n: 'x' }], [], 'none', { a: 1 }, null])
  return dice.one<unknown>([{ n, items, s: 'text', when: '1970-01-01T00:00:02Z' }, { n, items, deep: { n, items } }, { n, items }, [1, 2], 7, {}])
}

const PATHS = ['$', '$.n', '$.items', '$.s', '$.missing', '$.items[0]', '$.deep.n', '$.items[*].n', '$..n', '$$.State.Name', '$$.Execution.Input', '$$.Map.Item.Index']
const INTRINSICS = [
  'States.MathAdd($.n, 1)',
  "States.Format('{} {}', $.s, $.n)",
  'States.ArrayLength($.items)',
  'States.ArrayGetItem($.items, $.n)',
  'States.StringToJson($.s)',
  'States.JsonToString($)',
  'States.UUID()',
  'States.ArrayPartition($.items, $.n)',
  "States.JsonMerge($, $.deep, false)",
]
const QUERIES = [
  '{% $states.input %}',
  '{% $states.input.n %}',
  '{% $states.input.n + 1 %}',
  '{% $states.input.missing %}',
  '{% $states.context.State.Name %}',
  '{% $states.input.items[0] %}',
  "{% $states.input.s & '!' %}",
  "{% 1 + 'a' %}",
  "{% $error('no') %}",
  '{% $v %}',
  '{% $map($states.input.items, function($i) { $i }) %}',
  '{% $uuid() %}',
]
const ERRORS = ['States.ALL', 'States.TaskFailed', 'States.Timeout', 'Oops', 'States.Runtime', 'States.QueryEvaluationError', 'States.DataLimitExceeded']
/** Each with the Parameters or Arguments that its API requires. */
const TASKS: readonly { readonly Resource: string; readonly given?: Fields }[] = [
  { Resource: FUNCTION },
  { Resource: 'arn:aws:states:::lambda:invoke', given: { FunctionName: 'work' } },
  { Resource: 'arn:aws:states:::dynamodb:getItem', given: { TableName: 't', Key: { id: { S: '1' } } } },
  { Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', given: { QueueUrl: 'q', MessageBody: 'm' } },
  { Resource: 'arn:aws:states:::states:startExecution.sync:2', given: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child' } },
  { Resource: 'arn:aws:states:::aws-sdk:secretsmanager:getSecretValue', given: { SecretId: 's' } },
  { Resource: 'arn:aws:states:us-east-1:123456789012:activity:desk' },
]
const DEEPEST = 2

class Maker {
  readonly #dice: Dice
  #names = 0

  constructor(dice: Dice) {
    this.#dice = dice
  }

  machine(): Fields {
    const language = this.#dice.one<Language>(['JSONPath', 'JSONata'])
    return { QueryLanguage: language, ...(this.#dice.oneIn(8) ? { TimeoutSeconds: 5 } : {}), ...this.#block(language, 0) }
  }

  /** States in a row. Now and then a Choice leads back, and what ends the machine may be its limit of events. */
  #block(inherited: Language, depth: number): Fields {
    const names = Array.from({ length: 1 + this.#dice.below(5) }, () => `S${this.#names++}`)
    const states = names.map((name, i) => [name, this.#state(inherited, depth, names[i + 1], names[0]!)])
    return { StartAt: names[0], States: Object.fromEntries(states) as Fields }
  }

  #state(inherited: Language, depth: number, next: string | undefined, first: string): Fields {
    const dice = this.#dice
    // A machine in JSONata holds no state in JSONPath.
    const language = inherited === 'JSONPath' && dice.oneIn(4) ? 'JSONata' : inherited
    const said = language === inherited ? {} : { QueryLanguage: language }
    const onward = next === undefined ? { End: true } : { Next: next }
    switch (dice.below(depth < DEEPEST ? 11 : 8)) {
      case 0:
      case 1:
        return { Type: 'Pass', ...said, ...this.#passed(language), ...this.#data(language, true), ...onward }
      case 2:
        return { Type: 'Wait', ...said, ...this.#wait(language), ...this.#data(language, false), ...onward }
      case 3:
      case 4:
        return { Type: 'Task', ...said, ...this.#task(language), ...this.#handled(language, next), ...this.#data(language, true), ...onward }
      case 5:
        if (next === undefined) return { Type: 'Succeed', ...said, ...this.#data(language, false, false) }
        return { Type: 'Choice', ...said, ...this.#choices(language, next, depth === 0 && dice.oneIn(40) ? first : undefined), ...this.#data(language, false) }
      case 6:
        if (next !== undefined) return { Type: 'Pass', ...said, ...this.#data(language, true), ...onward }
        return { Type: 'Fail', ...said, Error: language === 'JSONata' && dice.oneIn(2) ? dice.one(QUERIES) : 'Oops', Cause: 'so it is' }
      case 7:
        return { Type: 'Pass', ...said, ...this.#data(language, true), ...onward }
      case 8: {
        const Branches = Array.from({ length: 1 + dice.below(3) }, () => this.#block(inherited, depth + 1))
        return { Type: 'Parallel', ...said, Branches, ...this.#handled(language, next), ...this.#data(language, true), ...onward }
      }
      default:
        return { Type: 'Map', ...said, ...this.#map(language, inherited, depth), ...this.#handled(language, next), ...this.#data(language, true), ...onward }
    }
  }

  #value(language: Language): Fields {
    const dice = this.#dice
    if (language === 'JSONata') return { v: dice.one(QUERIES), fixed: dice.below(3) }
    return { 'v.$': dice.one([...PATHS, ...INTRINSICS]), fixed: [dice.below(3)], inner: { 'n.$': dice.one(['$.n', '$']) } }
  }

  /** What comes between input and output. */
  #data(language: Language, result: boolean, assigns = true): Fields {
    const dice = this.#dice
    const Assign = assigns && dice.oneIn(4) ? { Assign: this.#value(language) } : {}
    if (language === 'JSONata') return { ...Assign, ...(dice.oneIn(3) ? { Output: this.#value(language) } : {}) }
    return {
      ...Assign,
      ...(dice.oneIn(8) ? { InputPath: dice.one([...PATHS, null]) } : {}),
      ...(dice.oneIn(8) ? { OutputPath: dice.one([...PATHS, null]) } : {}),
      ...(result && dice.oneIn(2) ? { ResultPath: dice.one(['$', '$.result', '$.deep.result', '$.items[0]', '$.n.below', null]) } : {}),
    }
  }

  #passed(language: Language): Fields {
    if (language === 'JSONata') return {}
    return this.#dice.one<Fields>([{}, { Result: this.#dice.one([0, null, 'x', { items: [1, 2] }]) }, { Parameters: this.#value(language) }])
  }

  #wait(language: Language): Fields {
    const dice = this.#dice
    if (language === 'JSONata') return dice.one<Fields>([{ Seconds: dice.below(3) }, { Seconds: '{% $states.input.n %}' }, { Timestamp: '{% $states.input.when %}' }])
    return dice.one<Fields>([{ Seconds: dice.below(3) }, { SecondsPath: '$.n' }, { TimestampPath: '$.when' }, { Timestamp: '1970-01-01T00:00:01Z' }])
  }

  #task(language: Language): Fields {
    const dice = this.#dice
    const { Resource, given } = dice.one(TASKS)
    const waits = Resource.includes('waitForTaskToken') || Resource.includes(':activity:')
    const limits = waits || dice.oneIn(4) ? { TimeoutSeconds: 2 } : {}
    if (language === 'JSONata') {
      return { Resource, ...limits, ...(given ? { Arguments: given } : dice.oneIn(2) ? { Arguments: this.#value(language) } : {}) }
    }
    const selector = dice.oneIn(4) ? { ResultSelector: this.#value(language) } : {}
    return { Resource, ...limits, ...selector, ...(given ? { Parameters: given } : dice.oneIn(2) ? { Parameters: this.#value(language) } : {}) }
  }

  #choices(language: Language, next: string, back: string | undefined): Fields {
    const dice = this.#dice
    const Default = dice.oneIn(6) && !back ? {} : { Default: next }
    if (language === 'JSONata') {
      const Condition = dice.one(['{% $states.input.n > 1 %}', '{% true %}', '{% $states.input.missing %}', '{% $states.input.s %}'])
      return { Choices: [{ Condition, Next: back ?? next }], ...Default }
    }
    const test = dice.one<Fields>([
      { Variable: '$.n', NumericGreaterThan: 1 },
      { Variable: '$.missing', IsPresent: true },
      { Variable: '$.missing', StringEquals: 'x' },
      { Variable: '$.s', StringEqualsPath: '$.n' },
      { Not: { Variable: '$.n', IsNull: true } },
      { And: [{ Variable: '$.n', IsNumeric: true }, { Variable: '$.s', StringMatches: 't*' }] },
    ])
    return { Choices: [{ ...test, Next: back ?? next }], ...Default }
  }

  #map(language: Language, inherited: Language, depth: number): Fields {
    const dice = this.#dice
    const ProcessorConfig = dice.oneIn(4)
      ? { Mode: 'DISTRIBUTED', ExecutionType: dice.one(['STANDARD', 'EXPRESS']) }
      : { Mode: 'INLINE' }
    const items = language === 'JSONata' ? { Items: dice.one<unknown>([...QUERIES, [1, 2]]) } : { ItemsPath: dice.one(['$.items', '$', '$.deep.items']) }
    const failures = ProcessorConfig.Mode === 'DISTRIBUTED' && dice.oneIn(2) ? { ToleratedFailurePercentage: 50 } : {}
    return {
      ItemProcessor: { ProcessorConfig, ...this.#block(inherited, depth + 1) },
      MaxConcurrency: dice.below(3),
      ...(dice.oneIn(8) ? {} : items),
      ...(dice.oneIn(2) ? { ItemSelector: this.#value(language) } : {}),
      ...failures,
    }
  }

  #handled(language: Language, next: string | undefined): Fields {
    const dice = this.#dice
    const error = () => [dice.one(ERRORS)]
    const all = { ErrorEquals: ['States.ALL'] }
    const retrier = { MaxAttempts: dice.below(4), IntervalSeconds: 1 + dice.below(2), BackoffRate: 1 + dice.below(2) }
    const jitter = dice.oneIn(3) ? { JitterStrategy: 'FULL', MaxDelaySeconds: 3 } : {}
    const catcher = { Next: next, ...(language === 'JSONata' ? { Output: this.#value(language) } : { ResultPath: dice.one(['$', '$.error', '$.n.below']) }) }
    const named = (errors: readonly string[]) => (errors[0] === 'States.ALL' ? [] : [errors])
    return {
      ...(dice.oneIn(2) ? { Retry: [...named(error()).map((ErrorEquals) => ({ ErrorEquals, ...retrier })), { ...all, ...retrier, ...jitter }] } : {}),
      ...(next !== undefined && dice.oneIn(2) ? { Catch: [...named(error()).map((ErrorEquals) => ({ ErrorEquals, ...catcher })), { ...all, ...catcher }] } : {}),
    }
  }
}
