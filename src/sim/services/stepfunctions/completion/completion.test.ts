import { describe, expect, test } from 'vitest'
import { complete, type Completion } from './completion'

const OUTSIDE = { functionArns: ['arn:aws:lambda:us-east-1:123456789012:function:ship'], tables: ['orders'] }

/** What is offered where `|` stands. */
function offered(marked: string): readonly Completion[] {
  const offset = marked.indexOf('|')
  return complete(marked.replace('|', ''), offset, OUTSIDE)?.items ?? []
}

const labels = (marked: string) => offered(marked).map(({ label }) => label)

/** The text when the offer of that label is taken, with `|` where the cursor goes. */
function taken(marked: string, label: string): string {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const completions = complete(text, offset, OUTSIDE)
  const item = completions?.items.find((each) => each.label === label)
  if (!completions || !item) throw new Error(`${label} is not offered`)
  const { token } = completions
  const insert = item.insert.replace(/\\([\\$}])|\$0/g, (_all, plain?: string) => plain ?? '|')
  return text.slice(0, token.offset) + insert + text.slice(token.offset + token.length)
}

describe('fields', () => {
  test('of the machine, those it has left out', () => {
    expect(labels('{ "StartAt": "A", | }')).toEqual(['Comment', 'States', 'Version', 'QueryLanguage', 'TimeoutSeconds'])
  })

  test('of a state without a type', () => {
    expect(labels('{ "States": { "A": { | } } }')).toEqual(['Type', 'Comment'])
  })

  test.each<[type: string, some: readonly string[], none: readonly string[]]>([
    ['Task', ['Resource', 'Retry', 'Parameters', 'Next'], ['Arguments', 'Seconds', 'Choices', 'Type']],
    ['Wait', ['Seconds', 'TimestampPath'], ['Retry', 'Resource']],
    ['Succeed', ['InputPath'], ['Next', 'End']],
    ['Map', ['ItemProcessor', 'ItemSelector', 'ToleratedFailureCount'], ['Branches', 'Items']],
  ])('of a %s, those of its type', (type, some, none) => {
    const found = labels(`{ "States": { "A": { "Type": "${type}", | } } }`)
    expect(found).toEqual(expect.arrayContaining([...some]))
    for (const field of none) expect(found).not.toContain(field)
  })

  test('of the query language that holds there', () => {
    expect(labels('{ "QueryLanguage": "JSONata", "States": { "A": { "Type": "Task", | } } }')).toContain('Arguments')
    expect(labels('{ "States": { "A": { "Type": "Task", "QueryLanguage": "JSONata", | } } }')).not.toContain('Parameters')
  })

  test('where the type comes after the cursor', () => {
    expect(labels('{ "States": { "A": { |, "Type": "Fail" } } }')).toContain('Cause')
  })

  test.each<[where: string, marked: string, field: string]>([
    ['a Retrier', '{ "States": { "A": { "Type": "Task", "Retry": [{ | }] } } }', 'BackoffRate'],
    ['a Catcher', '{ "States": { "A": { "Type": "Task", "Catch": [{}, { "| }] } } }', 'ResultPath'],
    ['a rule', '{ "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "Num| }] } } }', 'NumericEquals'],
    ['a rule in a rule', '{ "States": { "A": { "Type": "Choice", "Choices": [{ "And": [{ "Not": { | } }] }] } } }', 'IsPresent'],
    ['a branch', '{ "States": { "A": { "Type": "Parallel", "Branches": [{ | }] } } }', 'StartAt'],
    ['an item processor', '{ "States": { "A": { "Type": "Map", "ItemProcessor": { | } } } }', 'ProcessorConfig'],
  ])('of %s', (_where, marked, field) => {
    expect(labels(marked)).toContain(field)
  })

  test('none inside of data, whose names are free', () => {
    expect(labels('{ "States": { "A": { "Type": "Task", "Parameters": { | } } } }')).toEqual([])
  })
})

describe('values', () => {
  const MACHINE = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": | }, "B": { "Type": "Succeed" }, "C 1": {} } }'

  test('Next offers the other states of its block', () => {
    expect(labels(MACHINE)).toEqual(['B', 'C 1'])
  })

  test('StartAt offers all states', () => {
    expect(labels('{ "StartAt": "|", "States": { "A": {}, "B": {} } }')).toEqual(['A', 'B'])
  })

  test('a branch has states of its own', () => {
    const branch = '{ "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "Next": "|" }, "Other": {} } }'
    expect(labels(`{ "States": { "A": { "Type": "Parallel", "Branches": [${branch}] }, "B": {} } }`)).toEqual(['Other'])
  })

  test.each<[field: string, marked: string, some: readonly string[]]>([
    ['Type', '{ "States": { "A": { "Type": "|" } } }', ['Task', 'Map']],
    ['QueryLanguage', '{ "QueryLanguage": | }', ['JSONPath', 'JSONata']],
    ['End', '{ "States": { "A": { "Type": "Pass", "End": | } } }', ['true']],
    ['Resource', '{ "States": { "A": { "Type": "Task", "Resource": "arn| } } }', [OUTSIDE.functionArns[0]!, 'arn:aws:states:::sqs:sendMessage.waitForTaskToken']],
    ['FunctionName', '{ "States": { "A": { "Type": "Task", "Parameters": { "FunctionName": "|" } } } }', [OUTSIDE.functionArns[0]!]],
    ['TableName', '{ "States": { "A": { "Type": "Task", "Arguments": { "TableName": "|" } } } }', ['orders']],
    ['ErrorEquals', '{ "States": { "A": { "Type": "Task", "Retry": [{ "ErrorEquals": ["|"] }] } } }', ['States.TaskFailed', 'Lambda.ServiceException']],
    ['a second error', '{ "States": { "A": { "Type": "Task", "Catch": [{ "ErrorEquals": ["Mine", | ] }] } } }', ['States.Timeout']],
    ['JitterStrategy', '{ "States": { "A": { "Type": "Task", "Retry": [{ "JitterStrategy": | }] } } }', ['FULL']],
  ])('%s', (_field, marked, some) => {
    expect(labels(marked)).toEqual(expect.arrayContaining([...some]))
  })

  test('none where a value has just ended', () => {
    expect(labels('{ "StartAt": "A"| }')).toEqual([])
    expect(labels('{ "StartAt": "A" | }')).toEqual([])
  })
})

describe('what is inserted', () => {
  test.each<[why: string, marked: string, label: string, text: string]>([
    ['a name with its value', '{ | }', 'StartAt', '{ "StartAt": "|" }'],
    ['a comma, where a member follows', '{ |"Comment": "x" }', 'StartAt', '{ "StartAt": "|","Comment": "x" }'],
    ['the name alone, where the value is there', '{ "Star|": "A" }', 'StartAt', '{ "StartAt": "A" }'],
    ['over what was begun', '{ "States": { "A": { "Type": "Task", "Ret| } } }', 'Retry', '{ "States": { "A": { "Type": "Task", "Retry": [\n  {\n    |\n  }\n] } } }'],
    ['a state that another leads to', '{ "StartAt": "A", "States": { "A": { "Next": "B" }, | } }', 'B', '{ "StartAt": "A", "States": { "A": { "Next": "B" }, "B": {\n  "Type": "|"\n} } }'],
    ['in the quotes that are there', '{ "StartAt": "|", "States": { "A": {} } }', 'A', '{ "StartAt": "A", "States": { "A": {} } }'],
    ['a name with signs of its own', '{ "StartAt": |, "States": { "a\\"b$}": {} } }', 'a"b$}', '{ "StartAt": "a\\"b$}", "States": { "a\\"b$}": {} } }'],
  ])('%s', (_why, marked, label, text) => {
    expect(taken(marked, label)).toBe(text)
  })
})

test('at any place of a text, whole or cut off there, an offer keeps to its token', () => {
  const text = JSON.stringify(
    { StartAt: 'A', States: { A: { Type: 'Map', ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } } } } },
    null,
    1,
  )
  for (let offset = 0; offset <= text.length; offset++) {
    for (const seen of [text, text.slice(0, offset), text.replaceAll('"', ''), text.replaceAll('}', '')]) {
      const token = complete(seen, Math.min(offset, seen.length), OUTSIDE)?.token
      if (!token) continue
      expect(token.offset).toBeLessThanOrEqual(offset)
      expect(token.offset + token.length).toBeLessThanOrEqual(seen.length)
      expect(seen.slice(token.offset, token.offset + token.length)).not.toMatch(/[\n{}]/)
    }
  }
})
