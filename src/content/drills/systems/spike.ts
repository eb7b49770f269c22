import type { Drill } from '../drill'

const settings = (changed: object) => JSON.stringify({ MemorySize: 512, ReservedConcurrentExecutions: null, ProvisionedConcurrentExecutions: null, ...changed }, undefined, 2)
const CHECKOUT = 60

export const drill = {
  id: 'spike',
  title: 'A sale that begins at noon',
  services: ['lambda'],
  tasks: { c02: '1.2', c03: '4.3' },
  difficulty: 2,
  ticket:
    'At noon a sale begins, and 60 customers check out within half a second. Most of them wait for five seconds, some see an error and leave. A minute later all is well.\n\nThe checkout function loads its price list when it starts, which takes four seconds and cannot be made shorter before the sale. At the same hour 950 reports are computed in the same account, half a minute each; its concurrency quota is 1,000. The reports may be late for a few, but not for more than 100.',
  objective: ['All 60 checkouts are answered.', '99 % of them within one second.', 'At most 80 environments of provisioned concurrency: more is not paid for.', 'At least 850 of the 950 reports run.'],
  parts: [{ id: 'settings', title: 'Configuration of checkout', language: 'json', starter: settings({}) }],
  steps: [
    { function: 'report', script: [{ wait: 30_000 }, { return: 'done' }], settings: { Timeout: 60 } },
    { function: 'checkout', script: [{ init: 4000 }, { compute: 40 }, { wait: 450 }, { return: 'paid' }], settings: { MemorySize: { $ref: 'with.settings.MemorySize' }, Timeout: 30 } },
    { call: 'lambda:PublishVersion', input: { FunctionName: 'checkout' } },
    { runFor: 5000 },
    {
      when: { $ref: 'with.settings.ReservedConcurrentExecutions' },
      do: { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'checkout', ReservedConcurrentExecutions: { $ref: 'with.settings.ReservedConcurrentExecutions' } } },
    },
    {
      when: { $ref: 'with.settings.ProvisionedConcurrentExecutions' },
      do: {
        call: 'lambda:PutProvisionedConcurrencyConfig',
        input: { FunctionName: 'checkout', Qualifier: '1', ProvisionedConcurrentExecutions: { $ref: 'with.settings.ProvisionedConcurrentExecutions' } },
      },
    },
    { runFor: 300_000 },
    { call: 'lambda:ListProvisionedConcurrencyConfigs', input: { FunctionName: 'checkout' }, as: 'provisioned' },
    { many: 950, do: { call: 'lambda:Invoke', input: { FunctionName: 'report' }, as: 'reports', mayFail: true, wait: false } },
    { runFor: 2000 },
    { mark: 'noon' },
    { many: CHECKOUT, every: [0, 14], do: { call: 'lambda:Invoke', input: { FunctionName: 'checkout', Qualifier: '1' }, as: 'checkouts', mayFail: true } },
    { runFor: 60_000 },
  ],
  checks: [
    { of: 'checkouts.*.StatusCode', equals: 200, count: CHECKOUT, says: 'all 60 checkouts are answered' },
    { of: 'took.checkouts', percentile: 99, between: [0, 1000], says: '99 % of the checkouts take a second at most' },
    { of: 'reports.*.StatusCode', equals: 200, count: [850, 950], says: 'at least 850 reports run' },
    { of: 'provisioned.ProvisionedConcurrencyConfigs.*.RequestedProvisionedConcurrentExecutions', between: [81, 1000], count: 0, says: 'no more than 80 provisioned environments' },
  ],
  seeds: [3, 17, 89],
  hints: [
    'Two things are wrong at once: some checkouts find no room in the account, others find no environment that has started.',
    'Reserved concurrency keeps room and starts nothing. Provisioned concurrency starts environments before anyone comes, and its room is kept as well.',
    'How many checkouts run at the same time? 60 come within half a second, and each takes about as long.',
  ],
  attempts: [
    { title: 'reserve concurrency', change: { settings: settings({ ReservedConcurrentExecutions: 80 }) }, why: 'Nobody is throttled any more. Every environment still has to start, for four seconds.' },
    { title: 'a little provisioned concurrency', change: { settings: settings({ ProvisionedConcurrentExecutions: 20 }) }, why: 'What exceeds the 20 spills over to environments that start on demand, or finds no room.' },
    { title: 'more memory', change: { settings: settings({ MemorySize: 10_240 }) }, why: 'INIT already runs at a whole vCPU, and loading one list uses no more than one.' },
    { title: 'provisioned concurrency for the whole account', change: { settings: settings({ ProvisionedConcurrentExecutions: 300 }) }, why: 'It costs four times what is allowed, and takes the reports their room.' },
    { title: 'stop the function, so that nobody waits', change: { settings: settings({ ReservedConcurrentExecutions: 0 }) }, why: 'A reserved concurrency of 0 throttles everybody.' },
    { title: 'a small reserved concurrency, so that checkout costs less', change: { settings: settings({ ReservedConcurrentExecutions: 10 }) }, why: 'Reserved concurrency is a limit, too: most customers are throttled.' },
  ],
  solution: { change: { settings: settings({ ProvisionedConcurrentExecutions: 70 }) }, why: 'Seventy environments have started before noon, and their room is taken out of what the reports can have.' },
  alternative: {
    change: { settings: settings({ ReservedConcurrentExecutions: 90, ProvisionedConcurrentExecutions: 60 }) },
    why: 'Sixty are started; thirty more have room, for the customers that nobody expected. The provisioned ones are taken out of the reserved.',
  },
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  checked: '2026-11-25',
} satisfies Drill
