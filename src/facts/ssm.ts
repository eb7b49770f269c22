import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/systems-manager/latest/userguide'
const API = 'https://docs.aws.amazon.com/systems-manager/latest/APIReference'
const READ = { checked: '2026-11-25', confidence: 'documented' } as const
const QUOTAS = { source: 'https://docs.aws.amazon.com/general/latest/gr/ssm.html', ...READ } as const

/** Parameter Store's numbers. */
export const SSM = {
  'ssm.name.length.longest': {
    value: 1011, unit: 'characters', source: `${API}/API_PutParameter.html`, ...READ,
    note: 'Of the name as it is given; 2,048 with what stands before it in the ARN.',
  },
  'ssm.name.levels.limit': { value: 15, unit: 'levels', source: `${API}/API_PutParameter.html`, ...READ },
  'ssm.value.standard.limit': { value: 4, unit: 'KiB', source: `${GUIDE}/parameter-store-advanced-parameters.html`, ...READ },
  'ssm.value.advanced.limit': { value: 8, unit: 'KiB', source: `${GUIDE}/parameter-store-advanced-parameters.html`, ...READ },
  'ssm.versions.kept.limit': {
    value: 100, unit: 'versions', source: `${GUIDE}/sysman-paramstore-versions.html`, ...READ,
    note: 'The oldest goes when one more is made, unless it has a label.',
  },
  'ssm.version.labels.limit': { value: 10, unit: 'labels', source: `${GUIDE}/sysman-paramstore-labels.html`, ...READ },
  'ssm.label.length.longest': { value: 100, unit: 'characters', source: `${GUIDE}/sysman-paramstore-labels.html`, ...READ },
  'ssm.parameter.policies.limit': { value: 10, unit: 'policies', ...QUOTAS },
  'ssm.parameter.tags.limit': { value: 50, unit: 'tags', ...QUOTAS },
  'ssm.path.page.limit': { value: 10, unit: 'parameters', source: `${API}/API_GetParametersByPath.html`, ...READ },
  'ssm.list.page.limit': {
    value: 50, unit: 'parameters', source: `${API}/API_DescribeParameters.html`, ...READ,
    note: 'Also versions, of GetParameterHistory.',
  },
  'ssm.parameters.named.limit': {
    value: 10, unit: 'parameters', source: `${API}/API_GetParameters.html`, ...READ,
    note: 'In one call of GetParameters or DeleteParameters.',
  },

  // The account's, which nothing here holds
  'ssm.parameters.standard.limit': { value: 10_000, unit: 'parameters', source: `${GUIDE}/parameter-store-throughput.html`, ...READ, teaching: true },
  'ssm.parameters.advanced.limit': { value: 100_000, unit: 'parameters', source: `${GUIDE}/parameter-store-throughput.html`, ...READ, teaching: true },
  'ssm.throughput.get.default': {
    value: 40, unit: 'requests', source: QUOTAS.source, checked: READ.checked, confidence: 'unverified', teaching: true,
    note: 'A second, shared by GetParameter, GetParameters and GetParametersByPath; past it ThrottlingException, "Rate exceeded".',
  },
  'ssm.throughput.get.higher': {
    value: 10_000, unit: 'requests', source: QUOTAS.source, checked: READ.checked, confidence: 'unverified', teaching: true,
    note: 'GetParameter, a second, with higher throughput turned on, at a price; GetParameters 1,000, GetParametersByPath 100.',
  },
  'ssm.throughput.put.default': {
    value: 3, unit: 'requests', source: QUOTAS.source, checked: READ.checked, confidence: 'unverified', teaching: true,
    note: 'PutParameter, a second; 10 with higher throughput.',
  },
} as const satisfies { readonly [id: `ssm.${string}`]: Fact }
