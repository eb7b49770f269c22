import type { Question } from '../question'

export const questions = [
  {
    id: 's3-upload-past-the-function',
    service: 's3',
    kind: 'choice',
    prompt:
      'Users of a web application upload videos of up to 2 GB. An API with a function gets them now and refuses the larger ones. The bucket is private and has to stay so, and users have no AWS credentials.\n\nWhat solves it with the least change?',
    choices: [
      { id: 'presigned', text: 'The function returns a presigned URL, and the browser puts the file there.', why: 'The URL carries a signature of the role of the function, for one key and a short time. The file goes to S3 directly, past the limits of the API (10 MB) and of Lambda (6 MB).' },
      { id: 'base64', text: 'The browser sends the file in base64, and the function decodes it to the bucket.', why: 'Base64 makes it a third larger. The limits of the API and the function stay.' },
      { id: 'public', text: 'The bucket lets everybody put objects, with names that nobody can guess.', why: 'The bucket would be open to all uploads of anybody, which is not private.' },
      { id: 'memory', text: 'The function gets 10,240 MB of memory and of `/tmp`, and a timeout of 900 s.', why: 'A request to a function may have 6 MB, however much memory it has.' },
    ],
    key: ['presigned'],
    facts: ['lambda.event.limit', 'apigateway.payload.size.limit', 's3.object.put.limit'],
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/PresignedUrlUploadObject.html',
    checked: '2026-11-23', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
  },
] satisfies readonly Question[]
