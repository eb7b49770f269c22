import type { Question } from '../question'

export const questions = [
  {
    id: 'aws-encrypt-a-large-file',
    service: 'aws',
    kind: 'choice',
    prompt:
      'An application has to encrypt files of 200 MB before they leave the server, with a key whose use is controlled by AWS KMS. The files are kept outside of AWS and are decrypted months later by another application that may use the same KMS key.\n\nHow are they encrypted?',
    choices: [
      { id: 'direct', text: 'By the KMS action Encrypt, in one call for each file', why: 'Encrypt is made for keys and passwords: it takes a few kilobytes at most, and all the data would go to KMS.' },
      { id: 'export', text: 'By the KMS key, which is downloaded once and kept by the application', why: 'The key material of a KMS key does not leave KMS unencrypted. That is what KMS is for.' },
      { id: 'envelope', text: 'By a data key of GenerateDataKey, whose encrypted copy is kept beside the file', why: 'The plain data key encrypts the file on the spot and is forgotten. Later, Decrypt gives it back to whoever may use the KMS key.' },
      { id: 'random', text: 'By a key of GenerateRandom, which is kept in the application’s configuration', why: 'Random bytes are no key under KMS’s control: whoever reads the configuration can decrypt everything.' },
    ],
    key: ['envelope'],
    facts: [],
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/data-keys.html',
    checked: '2026-11-26',
    tasks: { c02: '2.2', c03: '2.2' },
    difficulty: 2,
    badge: 'documented',
  },
  {
    id: 'aws-order-of-envelope-encryption',
    service: 'aws',
    kind: 'order',
    prompt: 'An application encrypts a document by envelope encryption and reads it again later. Put the steps in order.',
    choices: [
      { id: 'generate', text: 'Ask KMS for a data key, plain and encrypted', why: 'GenerateDataKey answers with both: one to work with, one to keep.' },
      { id: 'encrypt', text: 'Encrypt the document by the plain data key', why: 'It is done by the application. KMS never sees the document.' },
      { id: 'store', text: 'Forget the plain data key, and store the encrypted one with the document', why: 'What is stored is of no use without KMS.' },
      { id: 'decrypt', text: 'Have KMS decrypt the data key that was stored', why: 'Here KMS looks whether the caller may use the key, and leaves a trace of it.' },
      { id: 'read', text: 'Decrypt the document by the plain data key', why: 'Again in the application, with the same key as before.' },
    ],
    key: ['generate', 'encrypt', 'store', 'decrypt', 'read'],
    facts: [],
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/data-keys.html',
    checked: '2026-11-26',
    tasks: { c02: '2.2', c03: '2.2' },
    difficulty: 1,
    badge: 'documented',
  },
  {
    id: 's3-object-that-cannot-be-decrypted',
    service: 's3',
    kind: 'choice',
    prompt:
      'Objects of a bucket are encrypted with SSE-KMS by a key of the customer. The role of a function allows `s3:GetObject` on all of them, and neither the bucket policy nor any other policy denies it. Still GetObject ends with `AccessDenied`. Objects that were stored with SSE-S3 can be read.\n\nWhat does the function lack?',
    choices: [
      { id: 'key-id', text: 'The id of the key, as a header of the request', why: 'The object knows by which key it was encrypted. It is named when one writes, not when one reads.' },
      { id: 'decrypt', text: 'The permission `kms:Decrypt` for that key', why: 'S3 decrypts in the name of the caller, who has to be allowed to use the key. SSE-S3 has no key of the customer to ask for.' },
      { id: 'generate', text: 'The permission `kms:GenerateDataKey` for that key', why: 'It is needed to write objects with SSE-KMS: each gets a data key of its own.' },
      { id: 'client', text: 'The Amazon S3 Encryption Client, to decrypt what it gets', why: 'That belongs to encryption by the client. With SSE-KMS S3 hands out the plain object.' },
    ],
    key: ['decrypt'],
    facts: [],
    source: 'https://repost.aws/knowledge-center/decrypt-kms-encrypted-objects-s3',
    checked: '2026-11-26',
    tasks: { c02: '2.2', c03: '2.2' },
    difficulty: 2,
    badge: 'documented',
  },
] satisfies readonly Question[]
