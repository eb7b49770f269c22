import { describe, expect, test } from 'vitest'
import { exampleDraft } from './draft'
import { draftRecord, readDraftFile } from './draftFile'

const example = exampleDraft()

/** The example's file with one member of the draft put in place of its own. */
const fileWith = (draft: object) => JSON.stringify({ ...draftRecord(example), draft: { ...example, ...draft } })

describe('a draft as a file', () => {
  test('comes back as it was', () => {
    expect(readDraftFile(JSON.stringify(draftRecord(example)))).toEqual(example)
  })

  test('leaves out what is not the draft', () => {
    const read = readDraftFile(fileWith({ shownFunction: 'validate' }))
    expect(read).toEqual(example)
  })

  test('of a time without types and mocks is Standard and mocks nothing', () => {
    const file = fileWith({ type: undefined, mocks: undefined })
    expect(readDraftFile(file)).toEqual({ ...example, type: 'STANDARD', mocks: { configuration: '', testCase: '' } })
  })

  test.each<[why: string, text: string, problem: RegExp]>([
    ['no JSON', '{ "coldstart": ', /^it is not JSON: /],
    ['JSON of something else', '[1, 2]', /^it should be an object, but is an array$/],
    ['another program’s file', '{"draft": {}}', /^it is not a draft of Coldstart$/],
    ['a newer form', '{"coldstart":"draft","format":7}', /another version of Coldstart \(format 7, this version reads 1\)/],
    ['no draft in it', '{"coldstart":"draft","format":1}', /^draft should be an object, but is undefined$|^draft is missing$/],
    ['a text that is none', fileWith({ definition: {} }), /^draft\.definition should be a string, but is an object$/],
    ['a text that is missing', fileWith({ input: undefined }), /^draft\.input is missing$/],
    ['a list that is none', fileWith({ tables: null }), /^draft\.tables should be an array, but is null$/],
    [
      'a fault deep inside',
      fileWith({ functions: [example.functions[0], { name: 'payment', code: 1 }] }),
      /^draft\.functions\[1\]\.code should be a string, but is a number$/,
    ],
    ['a seed between numbers', fileWith({ seed: 1.5 }), /^draft\.seed should be a whole number, but is a number$/],
    ['a type that AWS does not know', fileWith({ type: 'FAST' }), /^draft\.type should be STANDARD or EXPRESS, but is "FAST"$/],
    ['mocks without a test case', fileWith({ mocks: { configuration: '' } }), /^draft\.mocks\.testCase is missing$/],
    ['two functions of one name', fileWith({ functions: [example.functions[0], example.functions[0]] }), /^draft\.functions\[1\]\.name is 'validate' a second time$/],
  ])('is refused with its place: %s', (_why, text, problem) => {
    const read = readDraftFile(text)
    expect(read).toEqual({ problem: expect.stringMatching(problem) })
  })
})
