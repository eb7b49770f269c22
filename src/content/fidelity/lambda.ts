import type { ServiceFidelity } from './serviceFidelity'

export const lambda: ServiceFidelity = {
  id: 'lambda',
  title: 'Lambda',
  spec: 'lambda',
  simulated: [
    { what: 'Functions', says: 'Create, update, read, list and delete, with AWS’s limits and its refusals while a function is not ready.', rules: ['lambda LF1', 'lambda LF2', 'lambda LF5'] },
    { what: 'Execution environments', says: 'One invocation at a time each, warm reuse, INIT of at most 10 s and its second try, shutdown after an update.', rules: ['lambda LE1', 'lambda LE5', 'lambda LF3'] },
    { what: 'Cold starts', says: 'The runtime’s start is drawn from measured cold starts of that runtime and architecture; module scope is metered.', rules: ['lambda LE3', 'lambda LE4'], source: 'https://github.com/maxday/lambda-perf' },
    { what: 'Invocations', says: '`RequestResponse`, `DryRun`, and `Event` with its two retries; payload limits, timeouts, out of memory.', rules: ['lambda LI1', 'lambda LI3', 'lambda LI4', 'lambda LI5', 'lambda LI8'] },
    { what: 'Concurrency', says: 'The account’s 1,000 and reserved concurrency, with AWS’s reason for each refusal.', rules: ['lambda LC2', 'lambda LC3'] },
    { what: 'Log and bill', says: 'INIT_START, START, END and REPORT lines; Billed Duration with INIT in it, rounded up to 1 ms.', rules: ['lambda LI6', 'lambda LI7'] },
    { what: 'Handlers', says: 'Your JavaScript runs, as an ES module, CommonJS, async or with a callback, in an engine of its own for each environment.', rules: ['handlers H1', 'handlers H9', 'handlers H11'] },
    { what: 'The AWS SDK in handlers', says: 'The SDK for JavaScript v3 itself, with its errors, retries, paginators and waiters: the clients for DynamoDB and its streams, SQS, SNS, S3, Step Functions, Lambda, EventBridge, Systems Manager, Secrets Manager, Kinesis, CloudWatch, CloudWatch Logs, IAM and STS; `lib-dynamodb`, `util-dynamodb`, `s3-request-presigner`.', rules: ['handlers H14', 'handlers H15'] },
  ],
  simplified: [
    { what: 'Evidence', says: 'The rules follow the documentation and measurements. No answer has been replayed against a recording of AWS yet.' },
    { what: 'Placement', says: 'Finding a place for a new environment takes 75 ms: assumed, and not billed.', rules: ['lambda LE3'] },
    { what: 'Which environment serves', says: 'The one frozen last. AWS does not say.', rules: ['lambda LE2'] },
    { what: 'Idle environments', says: 'Shut down after 10 minutes without work. AWS does not say; that was measured in 2019.', rules: ['lambda LE8'], source: 'https://mikhail.io/2019/08/aws-lambda-cold-starts-after-10-minutes/' },
    { what: 'Scaling', says: 'The limits on requests per second and on new environments per 10 s are not held.', rules: ['lambda LC5'] },
    { what: 'Age of environments', says: 'There is no maximum age, and no environment is started ahead of need.', rules: ['lambda LE9'] },
    { what: 'Becoming active', says: 'A new function and an update take 1 s: assumed.', rules: ['lambda LF1', 'lambda LF2'] },
    { what: 'CPU', says: 'Counted in turns of loops, calls and steps of patterns: 10,000 are 0.5 ms of a vCPU. The figure is assumed; durations compare with each other better than with AWS.', rules: ['handlers H3', 'handlers H4'] },
    { what: 'Memory', says: '74 MB stand for Node.js itself, and the engine gets at most 256 MiB.', rules: ['handlers H6'] },
    { what: 'Runtimes', says: 'Code runs on the Node.js runtimes. Functions of other runtimes exist and can run a scripted handler.', rules: ['lambda LF8'] },
    { what: 'Requests of the SDK', says: 'No signature is computed or checked, and a service that is not simulated answers so. Loading a package costs what its bundle measures, which is less than AWS’s own files.', rules: ['handlers H16', 'handlers H18'] },
    { what: 'Error texts in handlers', says: 'The engine is QuickJS, not V8: syntax errors mostly have its words, and the stack is some 400 frames deep.', rules: ['handlers H13'] },
  ],
  leftOut: [
    { what: 'Packages', says: 'Zip files, code in S3, container images, layers. Code is given as text by path, or as a script.', rules: ['lambda LF8', 'lambda LF9'] },
    { what: 'Versions and aliases', says: 'And with them provisioned concurrency and SnapStart.', rules: ['lambda LF9'] },
    { what: 'Event sources', says: 'Event source mappings, destinations, dead-letter queues, function URLs.', rules: ['lambda LF9'] },
    { what: 'Networks and files', says: 'VPC, file systems, files under `/tmp`, `fetch` and the outside.', rules: ['lambda LF9'] },
    { what: 'The AWS SDK in handlers', says: 'Packages of it that are not listed above; they are refused when they are imported, like each Node.js module that the handlers’ rules do not list.', rules: ['handlers H14'] },
  ],
}
