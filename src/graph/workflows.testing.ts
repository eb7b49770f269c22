/** Definitions that tests of the picture share: each has something that makes drawing it hard. */

const pass = (next?: string) => (next ? { Type: 'Pass', Next: next } : { Type: 'Pass', End: true })

/** Choice with a loop back, Catchers onto one handler, a Parallel with a Map in one branch. */
export const order = {
  StartAt: 'Validate',
  States: {
    Validate: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:validate',
      Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }],
      Catch: [{ ErrorEquals: ['ValidationError'], Next: 'OrderFailed' }],
      Next: 'In stock?',
    },
    'In stock?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.stock', NumericGreaterThan: 0, Next: 'Fulfil' },
        { And: [{ Variable: '$.restock', BooleanEquals: true }, { Variable: '$.tries', NumericLessThan: 5 }], Next: 'Wait for stock' },
      ],
      Default: 'OrderFailed',
    },
    'Wait for stock': { Type: 'Wait', Seconds: 3600, Next: 'In stock?' },
    Fulfil: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge' }, End: true } } },
        {
          StartAt: 'Each item',
          States: {
            'Each item': {
              Type: 'Map',
              ItemProcessor: { StartAt: 'Reserve', States: { Reserve: { ...pass('Pack') }, Pack: pass() } },
              Next: 'Label',
            },
            Label: pass(),
          },
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'OrderFailed' }],
      Next: 'Take from stock',
    },
    'Take from stock': { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:updateItem', Next: 'Done' },
    Done: { Type: 'Succeed' },
    OrderFailed: { Type: 'Fail', Error: 'OrderFailed' },
  },
}

/** Loops inside loops, one of them onto the state itself. */
export const loops = {
  StartAt: 'A',
  States: {
    A: pass('B'),
    B: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.n', NumericEquals: 1, Next: 'A' },
        { Variable: '$.n', NumericEquals: 2, Next: 'B' },
        { Variable: '$.n', NumericEquals: 3, Next: 'D' },
      ],
      Default: 'C',
    },
    C: pass('D'),
    D: { Type: 'Choice', Choices: [{ Variable: '$.m', IsPresent: true, Next: 'A' }], Default: 'E' },
    E: pass(),
    Orphan: pass('C'),
  },
}

/** As many states as asked for, in rows of a Choice, a Task that may be caught, and now and then a Parallel. */
export function long(states: number): unknown {
  const all: Record<string, unknown> = {}
  let index = 0
  const name = (n: number) => `State ${n}`
  while (index < states) {
    const next = name(index + 4)
    const last = index + 4 >= states
    all[name(index)] = { Type: 'Choice', Choices: [{ Variable: '$.x', NumericGreaterThan: index, Next: name(index + 1) }], Default: name(index + 2) }
    all[name(index + 1)] = {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: name(index + 3) }],
      ...(last ? { End: true } : { Next: next }),
    }
    all[name(index + 2)] = { ...pass(name(index + 3)) }
    all[name(index + 3)] = last ? pass() : pass(next)
    index += 4
  }
  return { StartAt: name(0), States: all }
}
