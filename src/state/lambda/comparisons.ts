import { lambdaComparisons, type LambdaComparison } from '../../content/lambda/comparisons'
import { clientPlacement, slowInit as slowInitCode } from '../../content/lambda/example'
import type { Traffic, Variant } from '../../sim/cloud/labs/lambda/lambdaLab'
import { lambdaWorldOf, type LambdaDraft } from './lambdaDraft'

export { lambdaComparisons, type LambdaComparison }

/** The worlds of a comparison: the learner's, each with its one difference. */
export function variantsOf({ variants }: LambdaComparison, draft: LambdaDraft): readonly Variant[] {
  const world = lambdaWorldOf(draft)
  return variants.map(({ name, client, slowInit, ...change }) => ({
    name,
    world: {
      ...world,
      configuration: { ...world.configuration, ...change },
      ...(slowInit && { files: [{ path: 'index.mjs', code: slowInitCode }] }),
      ...(client && { files: [{ path: 'index.mjs', code: clientPlacement[client] }] }),
    },
  }))
}

/** What each world of a comparison is sent. */
export function comparisonTraffic({ traffic }: LambdaComparison, { event }: LambdaDraft): Traffic {
  const common = { event, pauseSeconds: 1 }
  return traffic === 'burst' ? { ...common, kind: 'burst', requests: 20 } : { ...common, kind: 'ramp', from: 2, to: 20, seconds: 10 }
}
