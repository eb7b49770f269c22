/** The side-by-side case of both contestants: seconds, and requests per second. */
export const STEADY_20 = { rate: 20, warm: 0.2, cold: 0.5, expiry: 600, maxConcurrency: 1000 } as const
