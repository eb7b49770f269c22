import type { Question } from '../question'

const CODE = "export const handler = async () => 'ready'\n"

export const questions = [
  {
    id: 'lambda-handler-in-a-folder',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A build puts its bundle into a folder: the zip package of a function has the file `dist/index.mjs`, which exports `handler`, and nothing else. The function’s handler is set to `index.handler`. Each invocation fails with `Runtime.ImportModuleError`.\n\nWhich change of the configuration makes it run, without another package?',
    choices: [
      { id: 'path', text: 'Set the environment variable `NODE_PATH` to `/var/task/dist`.', why: 'It is for packages that code requires. The handler’s file is looked for by the handler setting, from the root of the package.' },
      { id: 'dots', text: 'Set the handler to `dist.index.handler`.', why: 'After the last folder, what comes before the first dot is the file: here `dist`, which is none.' },
      { id: 'runtime', text: 'Set the runtime to the latest version of Node.js.', why: 'Every version looks in the same place, and there is no `index` there.' },
      { id: 'folder', text: 'Set the handler to `dist/index.handler`.', why: 'The setting is the path of the file from the root of the package, without its ending, then a dot and the name of the export.' },
    ],
    key: ['folder'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
    checked: '2026-11-23',
    tasks: { c02: '3.1', c03: '3.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'lambda:CreateFunction', input: { FunctionName: 'bundled', Runtime: { $ref: 'with.runtime' }, Handler: { $ref: 'with.handler' }, Role: 'arn:aws:iam::123456789012:role/shop', Code: { Files: { 'dist/index.mjs': CODE } }, Environment: { Variables: { $ref: 'with.variables' } } } },
        { runFor: 1000 },
        { call: 'lambda:Invoke', input: { FunctionName: 'bundled' }, as: 'answer' },
      ],
      changes: {
        path: { with: { runtime: 'nodejs22.x', handler: 'index.handler', variables: { NODE_PATH: '/var/task/dist' } } },
        dots: { with: { runtime: 'nodejs22.x', handler: 'dist.index.handler', variables: {} } },
        runtime: { with: { runtime: 'nodejs24.x', handler: 'index.handler', variables: {} } },
        folder: { with: { runtime: 'nodejs22.x', handler: 'dist/index.handler', variables: {} } },
      },
      goal: [{ of: 'answer.Payload', equals: '"ready"', says: 'the handler runs' }],
    },
  },
] satisfies readonly Question[]
