/** A comparison that is ready to run: the same traffic in worlds that differ in one thing. */
export interface LambdaComparison {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly traffic: 'burst' | 'ramp'
  readonly variants: readonly {
    readonly name: string
    readonly memoryMb?: number
    readonly architecture?: 'x86_64' | 'arm64'
    readonly reservedConcurrency?: number
    readonly provisionedConcurrency?: number
    readonly snapStart?: boolean
    /** Code of its own; else the learner's. */
    readonly client?: 'inside' | 'outside'
    readonly slowInit?: true
  }[]
}

export const lambdaComparisons: readonly LambdaComparison[] = [
  {
    id: 'client',
    title: 'Client inside or outside the handler',
    about: 'Outside, the SDK’s client is made once for each environment, during INIT; inside, every invocation makes its own. What opening a connection costs on AWS comes on top and is not simulated. This one brings its own code.',
    traffic: 'ramp',
    variants: [
      { name: 'Outside the handler', client: 'outside' },
      { name: 'Inside the handler', client: 'inside' },
    ],
  },
  {
    id: 'memory',
    title: 'Memory, 128 to 3,008 MB',
    about: 'CPU grows with memory up to one vCPU at 1,769 MB. INIT has a whole vCPU whatever the memory is, so it hardly changes.',
    traffic: 'ramp',
    variants: [128, 256, 512, 1024, 1769, 3008].map((memoryMb) => ({ name: `${memoryMb.toString()} MB`, memoryMb })),
  },
  {
    id: 'architecture',
    title: 'x86 and Arm',
    about: 'The same code on both architectures: INIT times as measured for each, and Arm’s lower price.',
    traffic: 'ramp',
    variants: [
      { name: 'x86_64', architecture: 'x86_64' },
      { name: 'arm64', architecture: 'arm64' },
    ],
  },
  {
    id: 'snapstart',
    title: 'SnapStart',
    about: 'A burst of 20 cold starts of a function that takes three seconds at module scope. With SnapStart a snapshot taken after INIT is restored instead: worth it where INIT takes longer than restoring, some 0.7 s as measured for Java. AWS offers it for Java, Python and .NET; here, where only Node.js runs handlers, Node.js is allowed it. This one brings its own code: look at what its answers say of Math.random with SnapStart.',
    traffic: 'burst',
    variants: [
      { name: 'INIT at each start', slowInit: true },
      { name: 'SnapStart', slowInit: true, snapStart: true },
    ],
  },
  {
    id: 'reserved',
    title: 'Reserved concurrency',
    about: 'A burst of 20 against a limit: what is over it is refused at once, with 429.',
    traffic: 'burst',
    variants: [{ name: 'None reserved' }, { name: '10 reserved', reservedConcurrency: 10 }, { name: '5 reserved', reservedConcurrency: 5 }],
  },
  {
    id: 'provisioned',
    title: 'Provisioned concurrency',
    about: 'A burst of 20: environments that are provisioned answer without a cold start, what is over them spills to on-demand ones.',
    traffic: 'burst',
    variants: [{ name: 'None provisioned' }, { name: '10 provisioned', provisionedConcurrency: 10 }, { name: '20 provisioned', provisionedConcurrency: 20 }],
  },
]
