import type { Fact } from './fact'

const SAMPLING = {
  source: 'https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html', checked: '2026-11-25', confidence: 'documented',
} as const

/** X-Ray's numbers. */
export const XRAY = {
  'xray.sampling.reservoir': { value: 1, unit: 'requests/s', ...SAMPLING, note: 'The default rule: the first request of each second is traced.' },
  'xray.sampling.rate': { value: 5, unit: '%', ...SAMPLING, note: 'The default rule: of all other requests.' },
  'xray.batch.traces.limit': {
    value: 5, unit: 'traces', source: 'https://docs.aws.amazon.com/xray/latest/api/API_BatchGetTraces.html', checked: '2026-11-25', confidence: 'documented',
  },
} as const satisfies { readonly [id: `xray.${string}`]: Fact }
