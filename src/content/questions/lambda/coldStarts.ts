import type { Question } from '../question'

const counter = `let count = 0

export const handler = async () => {
  count += 1
  console.log('count ' + count)
}`

export const questions = [
  {
    id: 'lambda-module-scope-is-kept',
    service: 'lambda',
    kind: 'prints',
    prompt: 'The function shown is idle. It is invoked three times, each time after the answer to the last, and then twice at the same instant. What does it print, over all log streams?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: counter }],
    choices: [
      { id: 'split', text: '`1 2 3`, then `4` and `1`', why: 'The environment is reused as long as it is free. Of two requests at once one finds it free, the other starts an environment with a module scope of its own.' },
      { id: 'fresh', text: '`1 1 1`, then `1` and `1`', why: 'Module scope runs once per environment, not once per invocation. A free environment is used again.' },
      { id: 'shared', text: '`1 2 3`, then `4` and `5`', why: 'That would need one environment for both. An environment serves one invocation at a time, and environments share no memory.' },
      { id: 'renewed', text: '`1 2 3`, then `1` and `1`', why: 'The environment of the first three is still there and free. Only one of the two has to start a new one.' },
    ],
    key: ['split'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'counter', code: counter },
        { call: 'lambda:Invoke', input: { FunctionName: 'counter' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'counter' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'counter' } },
        { mark: 'twice' },
        { many: 2, do: { call: 'lambda:Invoke', input: { FunctionName: 'counter' } } },
      ],
      claims: {
        split: [
          { events: { type: 'LogLine', containing: { text: 'count 3' } }, count: 1 },
          { events: { type: 'LogLine', containing: { text: 'count 4' }, since: 'twice' }, count: 1 },
          { events: { type: 'LogLine', containing: { text: 'count 1' }, since: 'twice' }, count: 1, says: 'the other starts at 1' },
        ],
        fresh: [{ events: { type: 'LogLine', containing: { text: 'count 1' } }, count: 5 }],
        shared: [{ events: { type: 'LogLine', containing: { text: 'count 5' } } }],
        renewed: [{ events: { type: 'LogLine', containing: { text: 'count 1' }, since: 'twice' }, count: 2 }],
      },
    },
  },
  {
    id: 'lambda-provisioned-traffic-on-latest',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An alias `live` points to version 3 of a function and has a provisioned concurrency of 5, which is `READY`. The application invokes the function by its name alone, two requests at a time, and each morning still has cold starts.\n\nWhat removes them?',
    choices: [
      { id: 'more', text: 'Raise the provisioned concurrency of the alias to 50.', why: 'Two at a time are less than five. The requests do not go through the alias at all, and more environments of it change nothing.' },
      { id: 'reserve', text: 'Reserve a concurrency of 5 for the function as well.', why: 'Reserving initializes nothing. As all of the five are then provisioned for the alias, `$LATEST` could not even run: its requests are throttled.' },
      { id: 'memory', text: 'Double the memory of the function and publish it as version 4.', why: 'INIT of a small function hardly depends on memory, and requests without a qualifier do not reach version 4 either.' },
      { id: 'alias', text: 'Invoke the function by the ARN of the alias `live`.', why: 'Without a qualifier `$LATEST` runs, which cannot have provisioned concurrency. Through the alias requests reach version 3.' },
    ],
    key: ['alias'],
    facts: ['lambda.provisioned.preparation'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G046', 'G153'],
    proof: {
      steps: [
        { function: 'shop', script: [{ wait: 100 }], settings: { Publish: true } },
        { call: 'lambda:CreateAlias', input: { FunctionName: 'shop', Name: 'live', FunctionVersion: '1' } },
        { call: 'lambda:PutProvisionedConcurrencyConfig', input: { FunctionName: 'shop', Qualifier: 'live', ProvisionedConcurrentExecutions: 5 } },
        { runFor: 300_000 },
        { option: true },
        { runFor: 300_000 },
        { mark: 'morning' },
        { many: 2, do: { call: 'lambda:Invoke', input: { FunctionName: 'shop', Qualifier: { $ref: 'with.qualifier' } }, mayFail: true } },
      ],
      changes: {
        more: { steps: [{ call: 'lambda:PutProvisionedConcurrencyConfig', input: { FunctionName: 'shop', Qualifier: 'live', ProvisionedConcurrentExecutions: 50 } }] },
        reserve: { steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'shop', ReservedConcurrentExecutions: 5 } }] },
        memory: { steps: [{ call: 'lambda:UpdateFunctionConfiguration', input: { FunctionName: 'shop', MemorySize: 256 } }, { runFor: 5000 }, { call: 'lambda:PublishVersion', input: { FunctionName: 'shop' } }] },
        alias: { with: { qualifier: 'live' } },
      },
      goal: [
        { events: { type: 'InvokeEnded', since: 'morning' }, count: 2 },
        { events: { type: 'InitStarted', since: 'morning' }, count: 0, says: 'no request starts an environment' },
      ],
    },
  },
  {
    id: 'lambda-provisioned-spillover',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An alias has a provisioned concurrency of 10, all of it ready. The function has no reserved concurrency, and nothing else runs in the account. At the same instant 15 requests reach the alias.\n\nWhat happens?',
    choices: [
      { id: 'throttled', text: 'Ten are served at once, and five are throttled with 429.', why: 'Provisioned concurrency is no limit. It would be one only together with a reserved concurrency of 10.' },
      { id: 'waiting', text: 'Ten are served at once, and five wait for an environment to be free.', why: 'Synchronous requests do not queue. Each finds a free environment, starts one, or is refused.' },
      { id: 'spill', text: 'Ten are served at once, and five by cold starts on demand.', why: 'What goes beyond is served as without provisioned concurrency, and told as ProvisionedConcurrencySpilloverInvocations.' },
      { id: 'scaled', text: 'All are served at once: Lambda provisions five more beforehand.', why: 'Provisioned concurrency changes only when somebody, or Application Auto Scaling, changes it, and not in an instant.' },
    ],
    key: ['spill'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G046'],
    proof: {
      steps: [
        { function: 'shop', script: [{ wait: 1000 }], settings: { Publish: true } },
        { call: 'lambda:CreateAlias', input: { FunctionName: 'shop', Name: 'live', FunctionVersion: '1' } },
        { call: 'lambda:PutProvisionedConcurrencyConfig', input: { FunctionName: 'shop', Qualifier: 'live', ProvisionedConcurrentExecutions: 10 } },
        { runFor: 300_000 },
        { mark: 'rush' },
        { many: 15, do: { call: 'lambda:Invoke', input: { FunctionName: 'shop', Qualifier: 'live' }, as: 'answers', mayFail: true } },
      ],
      claims: {
        throttled: [{ events: { type: 'Throttled', since: 'rush' }, count: 5 }],
        waiting: [{ events: { type: 'InvokeStarted', since: 'rush' }, count: 15 }, { events: { type: 'InitStarted', since: 'rush' }, count: 0 }],
        spill: [
          { of: 'answers.*.StatusCode', equals: 200, count: 15, says: 'all are served' },
          { events: { type: 'InitStarted', since: 'rush' }, count: 5, says: 'five by a new environment' },
        ],
        scaled: [{ events: { type: 'ProvisionedConcurrencyReady', since: 'rush' } }],
      },
    },
  },
  {
    id: 'lambda-java-cold-starts',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A Java 21 function behind an API has cold starts of four seconds, which come from loading classes. Traffic is sparse and comes at unforeseeable times. The cold starts are to become much shorter, at no standing cost.\n\nWhat fits best?',
    choices: [
      { id: 'snapstart', text: 'Switch on SnapStart for published versions of it, and invoke those.', why: 'When a version is published Lambda takes a snapshot of the initialized environment, and restores it instead of starting anew. For Java it costs nothing besides.' },
      { id: 'provisioned', text: 'Set a provisioned concurrency of 5 on an alias, and invoke that.', why: 'It would remove cold starts, but is billed day and night, which sparse traffic does not repay.' },
      { id: 'vpc', text: 'Take the function out of its VPC, whose network interfaces take seconds.', why: 'Network interfaces have been made when the function is configured since 2019. Classes are what takes the time here.' },
      { id: 'arm', text: 'Move the function to arm64, on which runtimes start in half the time.', why: 'Measured INIT times of both architectures differ by some ten per cent at most. What arm64 saves is a part of the price.' },
    ],
    key: ['snapstart'],
    facts: ['lambda.price.duration.arm'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G028', 'G033', 'G026'],
  },
  {
    id: 'lambda-snapstart-conditions',
    service: 'lambda',
    kind: 'multiple',
    prompt: 'Which of these functions can use SnapStart as they are? (Choose two.)',
    choices: [
      { id: 'node', text: 'A published version of a Node.js 22 function with 512 MB of memory', why: 'SnapStart is for Java 11 and later, Python 3.12 and later, and .NET 8 and later. Node.js and Ruby are not among them.' },
      { id: 'latest', text: 'A Java 21 function that is invoked as `$LATEST` and never published', why: 'Snapshots are taken of published versions. `$LATEST` starts without.' },
      { id: 'python', text: 'A published version of a Python 3.13 function with 512 MB of `/tmp`', why: 'Python from 3.12 on has been supported since November 2024, and 512 MB of `/tmp` is the most that SnapStart takes.' },
      { id: 'both', text: 'A published version of a .NET 8 function with provisioned concurrency', why: 'The runtime would do, but a version has either SnapStart or provisioned concurrency.' },
      { id: 'java', text: 'An alias of a Java 17 function that points to version 4', why: 'An alias leads to a published version, and Java from 11 on is supported.' },
    ],
    key: ['python', 'java'],
    facts: ['lambda.storage.usual'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G028'],
  },
  {
    id: 'lambda-vpc-cold-start-myth',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function has to read from an Amazon RDS database in private subnets, and also to call the public API of a payment provider. A colleague warns: “In a VPC each cold start takes ten seconds longer.”\n\nWhat is true today of this function in the VPC?',
    choices: [
      { id: 'ten', text: 'Each cold start makes a network interface first. Provisioned concurrency is needed against it.', why: 'It was so until 2019. Today the interface is there when the function is configured, and shared by its environments.' },
      { id: 'public', text: 'Cold starts are hardly longer. In a public subnet it reaches the payment provider by itself.', why: 'The first half is right, but interfaces of functions get no public IP address, in public subnets neither.' },
      { id: 'endpoint', text: 'Cold starts are hardly longer. A gateway endpoint leads to the payment provider.', why: 'Gateway endpoints lead to Amazon S3 and DynamoDB, not to the internet.' },
      { id: 'nat', text: 'Cold starts are hardly longer. For the payment provider it needs a NAT gateway.', why: 'Interfaces are made at configuration time. From private subnets the way to the internet over IPv4 is a NAT gateway.' },
    ],
    key: ['nat'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    furtherSources: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html'],
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented', corrects: ['G033', 'G044'],
  },
  {
    id: 'lambda-init-longer-than-ten-seconds',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'Outside its handler a function loads a model, which takes 12 seconds. The handler then takes 50 milliseconds. The function has a timeout of 30 seconds and runs on demand.\n\nWhat happens at a cold start?',
    choices: [
      { id: 'fails', text: 'The invocation fails after ten seconds, and every later one as well.', why: 'INIT is stopped after ten seconds, but that alone does not fail the invocation: there is a second try.' },
      { id: 'again', text: 'INIT is stopped after ten seconds and run again as a part of the invocation.', why: 'The second INIT counts to the timeout of the function, 30 seconds, and 12 seconds fit in. The caller waits for 22 seconds.' },
      { id: 'plain', text: 'INIT takes 12 seconds, then the handler runs: the timeout counts from there.', why: 'On demand INIT has ten seconds. The longer limit is that of provisioned concurrency and SnapStart.' },
      { id: 'background', text: 'The handler runs after ten seconds while the model goes on loading.', why: 'The handler is called when module scope is through, not before.' },
    ],
    key: ['again'],
    facts: ['lambda.init.limit', 'lambda.init.provisioned.limit'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    checked: '2026-11-23', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        { function: 'predict', script: [{ init: 12_000 }, { wait: 50 }, { return: 'done' }], settings: { Timeout: 30 } },
        { call: 'lambda:Invoke', input: { FunctionName: 'predict' }, as: 'answer' },
      ],
      claims: {
        fails: [{ of: 'answer.FunctionError', exists: true }],
        again: [
          { of: 'answer.Payload', equals: '"done"', says: 'the invocation succeeds' },
          { events: { type: 'InitEnded' }, count: 2, says: 'INIT runs twice' },
          { of: 'took.answer', between: [22_000, 23_000], says: 'the caller waits for 22 seconds' },
        ],
        plain: [{ of: 'took.answer', between: [12_000, 13_000] }],
        background: [{ of: 'took.answer', between: [10_000, 11_000] }],
      },
    },
  },
  {
    id: 'lambda-memory-and-runtime-start',
    service: 'lambda',
    kind: 'multiple',
    prompt:
      'A small Node.js function with 128 MB has cold starts with an Init Duration of some 140 ms. It imports one SDK client and needs 3 ms when it is warm. A guide says: “Raise the memory to cut cold starts, and choose an interpreted language.”\n\nWhat do measurements say? (Choose two.)',
    choices: [
      { id: 'memory', text: 'With 1,024 MB the Init Duration of this function falls to about an eighth.', why: 'INIT has more CPU than the setting says. Of small functions it hardly changes: 137 ms with 128 MB, 140 ms with 1,024 MB.' },
      { id: 'handler', text: 'With more memory the first run of the handler gets shorter, INIT hardly.', why: 'The handler has its share of CPU by memory. The first run took 10 to 15 ms with 128 MB and 3 ms with 1,024 MB.' },
      { id: 'network', text: 'With 1,024 MB the package is fetched eight times as fast as before.', why: 'The network of an environment is 625 Mbps whatever its memory; and the fetching is over before INIT begins.' },
      { id: 'interpreted', text: 'Interpreted languages start faster than those that are compiled.', why: 'True of Java and .NET, and wrong of Go, Rust and .NET compiled ahead of time, which are the fastest.' },
      { id: 'native', text: 'Native binaries, such as Go or Rust, start faster than Node.js.', why: 'Rust took some 15 ms, Go 50, Python 80 to 100, Node.js 140, Java and .NET about 240.' },
    ],
    key: ['handler', 'native'],
    facts: ['lambda.memory.usual'],
    source: 'https://github.com/maxday/lambda-perf',
    furtherSources: ['https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html'],
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 3, badge: 'recorded', corrects: ['G023', 'G045', 'G022'],
  },
] satisfies readonly Question[]
