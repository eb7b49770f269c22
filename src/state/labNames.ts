/** The labs, as they stand in addresses. */
export type LabId = 'step-functions' | 'lambda' | 'api-gateway'

export const LAB_NAMES: Readonly<Record<LabId, string>> = { 'step-functions': 'Step Functions lab', lambda: 'Lambda lab', 'api-gateway': 'API Gateway lab' }
