import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const OLD = `export const handler = async () => 'the old price'
`
const NEW = `export const handler = async () => {
  if (process.env.FAILS === 'yes') throw new Error('No price')
  return 'the new price'
}
`

const weights: Figure = {
  id: 'a-weighted-alias',
  title: 'Twenty requests for the alias live',
  watch:
    'Callers know the alias only. It points at version 1 and gives a share of the requests to version 2: each is drawn by itself, so that 10 % of twenty need not be two. Taking the share back is one call, and nothing is deployed.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'weight', label: 'Share of version 2', preset: 1, choices: [{ label: '0 %', value: 0 }, { label: '10 %', value: 0.1 }, { label: '50 %', value: 0.5 }] },
    { name: 'fails', label: 'Version 2', choices: [{ label: 'works', value: 'no' }, { label: 'fails', value: 'yes' }] },
  ],
  steps: [
    { function: 'price', code: OLD, settings: { Environment: { Variables: { FAILS: { $ref: 'with.fails' } } } } },
    { call: 'lambda:PublishVersion', input: { FunctionName: 'price' } },
    { runFor: 2000 },
    { call: 'lambda:UpdateFunctionCode', input: { FunctionName: 'price', Files: { 'index.mjs': NEW } } },
    { runFor: 2000 },
    { call: 'lambda:PublishVersion', input: { FunctionName: 'price' } },
    { runFor: 2000 },
    { call: 'lambda:CreateAlias', input: { FunctionName: 'price', Name: 'live', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: { $ref: 'with.weight' } } } } },
    { mark: 'sent' },
    { many: 20, every: 500, do: { call: 'lambda:Invoke', input: { FunctionName: 'price', Qualifier: 'live' } } },
  ],
  lanes: ['1', '2'].map((version) => ({
    title: `Version ${version}`,
    marks: [
      { on: { type: 'ApiCallEnded', service: 'lambda', detail: { action: 'Invoke', output: { ExecutedVersion: version, FunctionError: 'Unhandled' } } }, tone: 'failed' as const, says: `Version ${version} fails: {detail.output.Payload.errorMessage}.` },
      ...['the old price', 'the new price'].map((price) => ({
        on: { type: 'ApiCallEnded', service: 'lambda', detail: { action: 'Invoke', output: { ExecutedVersion: version, Payload: `"${price}"` } } }, tone: 'succeeded' as const, says: `Version ${version} answers with ${price}.`,
      })),
    ],
  })),
}

export const chapter: Chapter = {
  id: 'versions-and-packages',
  title: 'Versions, aliases and packages',
  part: 'Lambda',
  lead: 'How new code comes to callers a few at a time, how it is taken back, and what it is packed in.',
  figure: weights,
  sections: [
    {
      title: 'Versions and aliases',
      blocks: [
        {
          table: {
            head: ['', 'What it is', 'Can it change?'],
            rows: [
              ['`$LATEST`', 'What is being worked on', 'Yes, with each update'],
              ['Version', 'A copy of code and configuration, numbered', 'No'],
              ['Alias', 'A name for a version, or for two with weights', 'Yes: it is pointed elsewhere'],
            ],
          },
        },
        'Give callers the alias. Event source mappings, permissions, provisioned concurrency and destinations can be its own.',
        { language: 'bash', title: 'A tenth for version 2, then all of it', code: `aws lambda update-alias --function-name price --name live \\
  --routing-config '{"AdditionalVersionWeights":{"2":0.1}}'

aws lambda update-alias --function-name price --name live \\
  --function-version 2 --routing-config '{"AdditionalVersionWeights":{}}'` },
      ],
    },
    {
      title: 'Deployments',
      blocks: [
        'CodeDeploy moves the weight for you and takes it back when an alarm goes off.',
        {
          table: {
            head: ['Configuration', 'What it does'],
            rows: [
              ['`LambdaCanary10Percent5Minutes`', '10 %, and after 5 minutes all the rest'],
              ['`LambdaLinear10PercentEvery1Minute`', '10 % more each minute'],
              ['`LambdaAllAtOnce`', 'Everything now'],
            ],
          },
        },
        'Hooks before and after the shift are functions that test and say succeeded or failed.',
      ],
    },
    {
      title: 'Packages',
      blocks: [
        {
          table: {
            head: ['', 'Zip', 'Container image'],
            rows: [
              ['Size', '{fact:lambda.code.limit} unzipped, layers included', '10 GB'],
              ['From', 'The call, up to {fact:lambda.code.zipped}, or S3', 'ECR'],
              ['Layers', 'Up to {fact:lambda.layers.limit}', 'No: they are part of the image'],
              ['Runtime', 'Kept up to date by AWS', 'Yours'],
            ],
          },
        },
        'Configuration goes into variables, {fact:lambda.variables.limit} in all; secrets into Secrets Manager or a SecureString parameter, read in Init and kept.',
        'Functions at the edge of CloudFront are numbered versions in us-east-1, without variables, layers or VPC.',
      ],
    },
  ],
  traps: [
    { wrong: 'A version can be corrected.', holds: 'It cannot be changed. Publish another and point the alias at it.' },
    { wrong: 'An alias can point at `$LATEST` and a version with weights.', holds: 'Weights are for published versions only.' },
    { wrong: 'A permission for the function holds for its alias.', holds: 'A permission names what it is for. One for an alias is added with the alias as qualifier.' },
    { wrong: 'A layer saves size.', holds: 'It counts towards the same limit. What it saves is packing the same twice.' },
  ],
  verdicts: ['G004', 'G031', 'G034', 'G040', 'G041'],
  questions: ['lambda-alias-canary', 'lambda-codedeploy-canary-rollback', 'lambda-package-too-large'],
  labs: [{ lab: 'lambda', what: 'Publish versions and shift an alias.' }],
}
