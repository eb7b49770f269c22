import type { Question } from '../question'

export const questions = [
  {
    id: 'ssm-secure-string-without-decryption',
    service: 'ssm',
    kind: 'choice',
    prompt:
      'A function keeps the key of a payment provider in a `SecureString` parameter and reads it with GetParameter, naming only the parameter. It gets a value, but the provider refuses it as no key.\n\nWhat is missing?',
    choices: [
      { id: 'string', text: 'The parameter has to be of the type `String` for functions.', why: 'Functions can read any type. As a `String` the key would lie there in plain text.' },
      { id: 'decrypt', text: '`WithDecryption` has to be `true` in the call.', why: 'Without it GetParameter returns the encrypted value. The role needs `kms:Decrypt` as well if the key is one of the customer.' },
      { id: 'version', text: 'The call has to name the version, as in `key:1`.', why: 'Without a version the latest one is returned. That is no reason for a wrong value.' },
      { id: 'base64', text: 'The value has to be decoded from base64 by the code.', why: 'What comes back is encrypted. Decoding alone does not make the key of it.' },
    ],
    key: ['decrypt'],
    facts: [],
    source: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html',
    checked: '2026-11-23', tasks: { c02: '2.3', c03: '2.2' }, difficulty: 1, badge: 'documented', corrects: ['G031'],
    proof: {
      steps: [
        { call: 'ssm:PutParameter', input: { Name: 'key', Value: 'c2VjcmV0', Type: { $ref: 'with.type' } } },
        { call: 'ssm:GetParameter', input: { Name: { $ref: 'with.name' }, WithDecryption: { $ref: 'with.decrypt' } }, as: 'got' },
      ],
      changes: {
        string: { with: { name: 'key', type: 'String' } },
        decrypt: { with: { name: 'key', type: 'SecureString', decrypt: true } },
        version: { with: { name: 'key:1', type: 'SecureString' } },
        base64: { with: { name: 'key', type: 'SecureString' } },
      },
      goal: [{ of: 'got.Parameter.Value', equals: 'c2VjcmV0', says: 'the key is read' }, { of: 'got.Parameter.Type', equals: 'SecureString', says: 'and is kept encrypted' }],
    },
  },
  {
    id: 'ssm-or-secrets-manager',
    service: 'secretsmanager',
    kind: 'choice',
    prompt:
      'The password of a database has to be changed every 30 days without anybody doing it, in the database and where functions read it. As little as possible is to be built.\n\nWhere should it be kept?',
    choices: [
      { id: 'environment', text: 'In an environment variable, encrypted with a key of the customer', why: 'It is encrypted at rest, but each change is an update of the function. Nothing changes the database.' },
      { id: 'parameter', text: 'In a `SecureString` parameter with an expiration policy', why: 'Such a policy deletes the parameter at a time. Parameter Store has no rotation of its own.' },
      { id: 'secret', text: 'In a secret of AWS Secrets Manager with rotation', why: 'Rotation by schedule, with ready-made functions for databases, is what sets Secrets Manager apart.' },
      { id: 'layer', text: 'In a layer that a pipeline publishes once a month', why: 'A layer is no place for secrets: who may read it sees them, and functions name its versions one by one.' },
    ],
    key: ['secret'],
    facts: ['secretsmanager.rotation.interval.shortest'],
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
    checked: '2026-11-23', tasks: { c02: '2.2', c03: '2.2' }, difficulty: 1, badge: 'documented', corrects: ['G031'],
  },
] satisfies readonly Question[]
