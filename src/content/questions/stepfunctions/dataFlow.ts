import type { Question } from '../question'

const DEFINITION = {
  StartAt: 'Price',
  States: {
    Price: { Type: 'Pass', Result: { total: 29 }, ResultPath: '$.price', Next: 'Reserve' },
    Reserve: { Type: 'Pass', Result: { reserved: true }, Next: 'Confirm' },
    Confirm: { Type: 'Pass', Parameters: { 'stock.$': '$.reserved' }, ResultPath: '$.confirmation', End: true },
  },
} as const

export const questions = [
  {
    id: 'stepfunctions-state-without-resultpath',
    service: 'stepfunctions',
    kind: 'prints',
    prompt: 'This state machine is started with the input `{ "orderId": "o-1" }`. What is the output of the execution?',
    exhibits: [{ language: 'asl', text: JSON.stringify(DEFINITION, undefined, 2) }],
    choices: [
      { id: 'all', text: '`{ "orderId": "o-1", "price": { "total": 29 }, "reserved": true, "confirmation": { "stock": true } }`', why: 'Results are put into the input only where `ResultPath` says so. They are never merged.' },
      { id: 'replaced', text: '`{ "reserved": true, "confirmation": { "stock": true } }`', why: 'Reserve has no `ResultPath`. Its default is `$`, so the result replaces all the state had been given, orderId and price included.' },
      { id: 'kept', text: '`{ "orderId": "o-1", "price": { "total": 29 }, "confirmation": { "stock": true } }`', why: 'That would take `"ResultPath": null` at Reserve; and then `$.reserved` would not exist.' },
      { id: 'last', text: '`{ "stock": true }`', why: 'Confirm has a `ResultPath`: its result is added to its input and does not replace it.' },
    ],
    key: ['replaced'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G122'],
    proof: {
      steps: [{ machine: 'orders', definition: DEFINITION }, { execute: 'orders', input: { orderId: 'o-1' }, as: 'run' }],
      claims: {
        all: [{ of: 'run.output', equals: { orderId: 'o-1', price: { total: 29 }, reserved: true, confirmation: { stock: true } } }],
        replaced: [{ of: 'run.output', equals: { reserved: true, confirmation: { stock: true } } }],
        kept: [{ of: 'run.output', equals: { orderId: 'o-1', price: { total: 29 }, confirmation: { stock: true } } }],
        last: [{ of: 'run.output', equals: { stock: true } }],
      },
    },
  },
] satisfies readonly Question[]
