import type { Question } from '../question'

export const questions = [
  {
    id: 'lambda-package-of-a-gigabyte',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function for Lambda needs a library for pictures and its models: 1.2 GB in all when it is unpacked. The team wants the code and everything it needs as one artifact, built once and promoted unchanged from test to production.\n\nHow should it be deployed?',
    choices: [
      { id: 'layers', text: 'As a zip package, with the models in five layers', why: 'Layers count toward the 250 MB that a function’s code may have when unpacked, and each has a version of its own.' },
      { id: 's3', text: 'As a zip package that is uploaded through S3', why: 'S3 lifts the limit of what is uploaded directly. Unpacked, 250 MB is the limit all the same.' },
      { id: 'tmp', text: 'As a zip package that loads the models into `/tmp` in Init', why: 'They may fit there, but they are no part of the artifact, and each cold start downloads a gigabyte.' },
      { id: 'image', text: 'As a container image in Amazon ECR, named by its digest', why: 'An image may have up to 10 GB, and a digest always stands for the very same image.' },
    ],
    key: ['image'],
    facts: ['lambda.code.limit', 'lambda.image.limit'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    checked: '2026-11-23',
    tasks: { c02: '3.1', c03: '3.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G004'],
  },
] satisfies readonly Question[]
