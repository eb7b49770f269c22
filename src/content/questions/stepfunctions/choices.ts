import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const

const TEXT_COMPARED = `{
  "StartAt": "Check total",
  "States": {
    "Check total": {
      "Type": "Choice",
      "Choices": [
        {
          "Variable": "$.total",
          "StringGreaterThan": "100",
          "Next": "Ask manager"
        }
      ],
      "Default": "Ship"
    },
    "Ask manager": { "Type": "Pass", "Result": "asked", "End": true },
    "Ship": { "Type": "Pass", "Result": "shipped", "End": true }
  }
}`

/** Keep both states reachable, whatever an option changes: no total is below zero. */
const REACHED = ['Ask manager', 'Ship'].map((name) => ({ Variable: '$.total', NumericLessThan: 0, Next: name }))

export const questions = [
  {
    id: 'stepfunctions-no-choice-matches',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Choice state has one rule: `$.status` equals `"paid"`. It has no `Default`. An execution arrives there with the status `"open"`.\n\nWhat happens?',
    choices: [
      { id: 'next', text: 'The execution goes on with the state that stands next in the definition.', why: 'The order of states in a definition means nothing. A state says by `Next` what follows it, and a Choice has no `Next`.' },
      { id: 'ends', text: 'The execution ends with the status SUCCEEDED, as there is nothing left to do.', why: 'Only a state with `"End": true` or a Succeed state ends it well. A Choice cannot.' },
      { id: 'fails', text: 'The execution fails, and the state itself has no means to catch it.', why: 'Where no rule matches and there is no `Default`, a Choice fails, and it can have neither `Retry` nor `Catch`. The language calls the error `States.NoChoiceMatched`; the history on AWS tells `States.Runtime`.' },
      { id: 'waits', text: 'The state waits until its input changes, and then tries the rule again.', why: 'The input of a state does not change while it runs.' },
    ],
    key: ['fails'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
    ...asked,
    difficulty: 1,
    badge: 'recorded',
    proof: {
      steps: [
        { machine: 'orders', definition: { StartAt: 'Sort', States: { Sort: { Type: 'Choice', Choices: [{ Variable: '$.status', StringEquals: 'paid', Next: 'Ship' }] }, Ship: { Type: 'Pass', End: true } } } },
        { execute: 'orders', input: { status: 'open' }, as: 'run' },
      ],
      claims: {
        next: [{ events: { type: 'PassStateEntered' } }],
        ends: [{ of: 'run.status', equals: 'SUCCEEDED' }],
        fails: [{ of: 'run.status', equals: 'FAILED', says: 'the execution fails' }, { of: 'run.error', equals: 'States.Runtime' }],
        waits: [{ of: 'run.status', equals: 'RUNNING' }],
      },
    },
  },
  {
    id: 'stepfunctions-choice-on-what-may-be-missing',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Choice state sends orders with a `coupon` of the value `"VIP"` to Large and has the `Default` Small. Most orders have no member `coupon` at all. Their executions fail in this state.\n\nWhich rule sends them to Small?',
    choices: [
      { id: 'present', text: 'An `And` of `IsPresent` true and `StringEquals` `"VIP"`, both for `$.coupon`.', why: 'The parts of an `And` are tried in their order and only until one is false: the missing member is never compared.' },
      { id: 'null', text: 'An `And` of `IsNull` false and `StringEquals` `"VIP"`, both for `$.coupon`.', why: '`IsNull` asks for the value null. A path that finds nothing is an error there too; only `IsPresent` may ask for it.' },
      { id: 'matches', text: 'A `StringMatches` of `"*VIP*"` for `$.coupon`, in place of `StringEquals`.', why: 'A wildcard matches many values, but there has to be one.' },
      { id: 'not', text: 'A `Not` around a rule that compares `$.coupon` with `""`.', why: 'To negate a comparison, it has to be made first: the path still finds nothing.' },
    ],
    key: ['present'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'orders', definition: { StartAt: 'Sort', States: { Sort: { Type: 'Choice', Choices: [{ $ref: 'with.rule' }], Default: 'Small' }, Large: { Type: 'Pass', Result: 'large', End: true }, Small: { Type: 'Pass', Result: 'small', End: true } } } },
        { execute: 'orders', input: { coupon: 'VIP' }, as: 'vip' },
        { execute: 'orders', input: {}, as: 'plain' },
      ],
      changes: {
        present: { with: { rule: { And: [{ Variable: '$.coupon', IsPresent: true }, { Variable: '$.coupon', StringEquals: 'VIP' }], Next: 'Large' } } },
        null: { with: { rule: { And: [{ Variable: '$.coupon', IsNull: false }, { Variable: '$.coupon', StringEquals: 'VIP' }], Next: 'Large' } } },
        matches: { with: { rule: { Variable: '$.coupon', StringMatches: '*VIP*', Next: 'Large' } } },
        not: { with: { rule: { Not: { Variable: '$.coupon', StringEquals: '' }, Next: 'Large' } } },
      },
      goal: [{ of: 'vip.output', equals: '"large"', says: 'an order with the coupon goes to Large' }, { of: 'plain.output', equals: '"small"', says: 'one without any coupon to Small' }],
    },
  },
  {
    id: 'stepfunctions-number-compared-as-text',
    service: 'stepfunctions',
    kind: 'fault',
    prompt: 'Orders with a total above 100 are to be shown to a manager. With the input `{ "total": 250 }` this state machine ships the order at once. Which line has to be changed?',
    exhibits: [{ title: 'Definition', language: 'asl', text: TEXT_COMPARED }],
    choices: [
      { id: 'variable', line: 8, why: 'The path is right: the total is a member of the input.' },
      { id: 'operator', line: 9, why: 'A comparison of texts never matches a number. `"NumericGreaterThan": 100` does.' },
      { id: 'next', line: 10, why: 'The rule leads to the right state. It just does not match.' },
      { id: 'default', line: 13, why: 'Orders of 100 and less have to be shipped: the default is right.' },
      { id: 'manager', line: 15, why: 'The state is in order, and never entered.' },
    ],
    key: ['operator'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        {
          machine: 'orders',
          definition: {
            StartAt: 'Check total',
            States: {
              'Check total': { Type: 'Choice', Choices: [{ $ref: 'with.rule' }, ...REACHED], Default: { $ref: 'with.usual' } },
              'Ask manager': { Type: 'Pass', Result: { $ref: 'with.asked' }, End: true },
              Ship: { Type: 'Pass', Result: 'shipped', End: true },
            },
          },
        },
        { execute: 'orders', input: { total: 250 }, as: 'large' },
        { execute: 'orders', input: { total: 20 }, as: 'small' },
      ],
      changes: {
        variable: { with: compared({ rule: { Variable: '$.totals', StringGreaterThan: '100', Next: 'Ask manager' } }) },
        operator: { with: compared({ rule: { Variable: '$.total', NumericGreaterThan: 100, Next: 'Ask manager' } }) },
        next: { with: compared({ rule: { Variable: '$.total', StringGreaterThan: '100', Next: 'Ship' } }) },
        default: { with: compared({ usual: 'Ask manager' }) },
        manager: { with: compared({ asked: 'told' }) },
      },
      goal: [{ of: 'large.output', equals: '"asked"', says: 'a total of 250 is shown to a manager' }, { of: 'small.output', equals: '"shipped"', says: 'a total of 20 is shipped' }],
    },
  },
  {
    id: 'stepfunctions-first-rule-that-matches',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Choice state has two rules: the first leads to Large where `$.total` is greater than 10, the second to Huge where `$.total` is greater than 1,000. Its `Default` is Small. An execution arrives with a total of 5,000.\n\nWhere does it go?',
    choices: [
      { id: 'huge', text: 'To Huge: of two rules that match, the narrower one is taken.', why: 'Rules are not weighed. To send it to Huge, its rule has to stand first.' },
      { id: 'both', text: 'To Large and to Huge: both run in branches.', why: 'A Choice takes one way. Branches are what a Parallel state is for.' },
      { id: 'large', text: 'To Large: the first rule that matches is taken.', why: 'Rules are tried in the order in which they stand, and the first that is true decides.' },
      { id: 'fails', text: 'Nowhere: two rules that match are an error.', why: 'Rules may overlap. That two match is no error, and not even looked for.' },
    ],
    key: ['large'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        {
          machine: 'orders',
          definition: {
            StartAt: 'Sort',
            States: {
              Sort: { Type: 'Choice', Choices: [{ Variable: '$.total', NumericGreaterThan: 10, Next: 'Large' }, { Variable: '$.total', NumericGreaterThan: 1000, Next: 'Huge' }], Default: 'Small' },
              ...Object.fromEntries(['Large', 'Huge', 'Small'].map((name) => [name, { Type: 'Pass', Result: name, End: true }])),
            },
          },
        },
        { execute: 'orders', input: { total: 5000 }, as: 'run' },
      ],
      claims: {
        huge: [{ of: 'run.output', equals: '"Huge"' }],
        both: [{ events: { type: 'PassStateEntered' }, count: 2 }],
        large: [{ of: 'run.output', equals: '"Large"', says: 'the execution goes to Large' }],
        fails: [{ of: 'run.status', equals: 'FAILED' }],
      },
    },
  },
] satisfies readonly Question[]

/** What the definition says, but for one line. */
function compared(changed: object) {
  return { rule: { Variable: '$.total', StringGreaterThan: '100', Next: 'Ask manager' }, usual: 'Ship', asked: 'asked', ...changed }
}
