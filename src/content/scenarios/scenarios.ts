import { orderProcessing } from './orderProcessing'
import type { Scenario } from './scenario'

/** What the Step Functions lab can open with; the first is where it starts. */
export const scenarios: readonly [Scenario, ...Scenario[]] = [orderProcessing]
