import type { Question } from '../question'

const SECRET = 'k-9f31'
const ACCOUNT = '123456789012'
const callingWith = (found: string) => `export const handler = async () => \`calls with \${${found}}\`\n`
const FROM_SECRET = `import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
const secrets = new SecretsManagerClient()
const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SECRET }))
export const handler = async () => \`calls with \${SecretString}\`
`
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:partner`
const FROM_TAG = `import { LambdaClient, ListTagsCommand } from '@aws-sdk/client-lambda'
const { Tags } = await new LambdaClient().send(new ListTagsCommand({ Resource: '${FUNCTION}' }))
export const handler = async () => \`calls with \${Tags.key}\`
`
const READ_ONLY = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['lambda:Get*', 'lambda:List*'], Resource: '*' }] })
const trust = (principal: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }] })

export const questions = [
  {
    id: 'lambda-key-that-support-can-read',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function calls a partner with an API key that it has in an environment variable. Members of the support team may use the actions `lambda:Get*` and `lambda:List*` and nothing else, and an audit finds that they can read the key.\n\nWhere should the key be, so that the function can read it and support cannot?',
    choices: [
      { id: 'secret', text: 'In Secrets Manager, read by the function in Init', why: 'The function’s role is allowed to read this secret; support is not. The configuration shows only its name.' },
      { id: 'base64', text: 'In the environment variable, encoded in base64', why: 'Encoding is not encrypting: whoever sees it can decode it.' },
      { id: 'tag', text: 'In a tag of the function, read by the function in Init', why: 'Tags are read by `lambda:ListTags`, and `lambda:GetFunction` shows them too. They are no place for secrets.' },
      { id: 'alias', text: 'In a published version’s environment variable, behind an alias', why: 'A version’s configuration can be read by the same action, and cannot be changed any more.' },
    ],
    key: ['secret'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
    checked: '2026-11-26',
    tasks: { c02: '2.3', c03: '2.2' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G031'],
    proof: {
      steps: [
        { call: 'iam:CreateRole', input: { RoleName: 'partner', AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }) } },
        { call: 'iam:PutRolePolicy', input: { RoleName: 'partner', PolicyName: 'secret', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['secretsmanager:GetSecretValue', 'lambda:ListTags'], Resource: '*' }] }) } },
        { call: 'iam:CreateRole', input: { RoleName: 'support', AssumeRolePolicyDocument: trust({ AWS: ACCOUNT }) } },
        { call: 'iam:PutRolePolicy', input: { RoleName: 'support', PolicyName: 'read', PolicyDocument: READ_ONLY } },
        { call: 'secretsmanager:CreateSecret', input: { Name: 'partner-key', SecretString: SECRET } },
        { function: 'partner', code: { $ref: 'with.code' }, settings: { Role: `arn:aws:iam::${ACCOUNT}:role/partner`, Environment: { Variables: { $ref: 'with.variables' } }, Tags: { $ref: 'with.tags' } } },
        { call: 'lambda:Invoke', input: { FunctionName: 'partner' }, as: 'answer' },
        { option: true },
        // What support may do, and what it finds there.
        { call: 'iam:SimulatePrincipalPolicy', input: { PolicySourceArn: `arn:aws:iam::${ACCOUNT}:role/support`, ActionNames: ['lambda:GetFunctionConfiguration', 'lambda:GetFunction', 'secretsmanager:GetSecretValue'], ResourceArns: ['*'] }, as: 'may' },
        { call: 'lambda:ListTags', input: { Resource: FUNCTION }, as: 'tags' },
        { call: 'lambda:GetFunctionConfiguration', input: { FunctionName: 'partner', Qualifier: { $ref: 'with.qualifier' } }, as: 'configuration' },
      ],
      changes: {
        secret: { with: { code: FROM_SECRET, variables: { SECRET: 'partner-key' } } },
        base64: { with: { code: callingWith("Buffer.from(process.env.KEY, 'base64').toString()"), variables: { KEY: btoa(SECRET) } } },
        tag: { with: { code: FROM_TAG, variables: { STAGE: 'prod' }, tags: { key: SECRET } } },
        alias: {
          with: { code: callingWith('process.env.KEY'), variables: { KEY: SECRET }, qualifier: 'live' },
          steps: [{ call: 'lambda:PublishVersion', input: { FunctionName: 'partner' } }, { call: 'lambda:CreateAlias', input: { FunctionName: 'partner', Name: 'live', FunctionVersion: '1' } }],
        },
      },
      goal: [
        { of: 'answer.Payload', equals: `"calls with ${SECRET}"`, says: 'the function has the key' },
        { of: 'may.EvaluationResults.2.EvalDecision', equals: 'implicitDeny', says: 'support may not read secrets' },
        { of: 'configuration.Environment.Variables.KEY', exists: false, says: 'and finds no key in the configuration' },
        { of: 'tags.Tags.key', exists: false, says: 'nor in the tags' },
      ],
    },
  },
] satisfies readonly Question[]
