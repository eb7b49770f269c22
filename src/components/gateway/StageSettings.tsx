import type { ReactNode } from 'react'
import type { InvalidationStrategy } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { numberOf } from '../../facts/facts'
import { CACHE_SIZES, cacheHourPrice, dollars } from '../../state/gateway/gatewayPrices'
import { useGateway } from '../../state/gateway/gatewayStore'
import { BoundedNumber } from './BoundedNumber'
import { Deployments } from './Deployments'
import { FIELD } from './fieldStyle'

/** In the console's words. */
const STRATEGIES: readonly { readonly strategy: InvalidationStrategy; readonly name: string }[] = [
  { strategy: 'SUCCEED_WITH_RESPONSE_HEADER', name: 'Ignore cache control header; add a warning' },
  { strategy: 'SUCCEED_WITHOUT_RESPONSE_HEADER', name: 'Ignore cache control header' },
  { strategy: 'FAIL_WITH_403', name: 'Fail the request with 403' },
]

/** The stage's deployments, its throttling and cache, and the usage plan of its key. */
export function StageSettings() {
  const stage = useGateway((s) => s.world.stage)
  const { invalidation, webAcl } = stage
  const plan = useGateway((s) => s.world.plan)
  const setStage = useGateway((s) => s.setStage)
  const setPlan = useGateway((s) => s.setPlan)
  return (
    <div className="flex h-full flex-col gap-4 overflow-y-auto p-3 text-sm">
      <Group title={`Deployments of ${stage.name}`}>
        <Deployments />
      </Group>
      <Group title={`Stage ${stage.name}`}>
        <BoundedNumber label="Rate, requests a second" value={stage.rateLimit} least={0} most={numberOf('apigateway.account.rate')} onChange={(rateLimit) => setStage({ rateLimit })} />
        <BoundedNumber label="Burst, requests" value={stage.burstLimit} least={0} most={numberOf('apigateway.account.burst')} onChange={(burstLimit) => setStage({ burstLimit })} />
        <label className="flex items-center gap-1.5" title="AWS applies limits on a best-effort basis; how far they give way it does not say">
          <input type="checkbox" checked={stage.bestEffort ?? false} onChange={({ target }) => setStage({ bestEffort: target.checked })} className="size-4 accent-accent" />
          Best effort: let one in ten of what limits refuse in
        </label>
        <label className="flex items-center gap-1.5">
          <input type="checkbox" checked={stage.cacheEnabled} onChange={({ target }) => setStage({ cacheEnabled: target.checked })} className="size-4 accent-accent" />
          Provision cache
        </label>
        <label className="flex items-center gap-1.5">
          <span className="text-muted">Cache capacity, GB</span>
          <select value={stage.cacheSize} disabled={!stage.cacheEnabled} onChange={({ target }) => setStage({ cacheSize: target.value })} className={`${FIELD} h-7`}>
            {CACHE_SIZES.map((size) => (
              <option key={size} value={size}>
                {size}, {dollars(cacheHourPrice(size) ?? 0)} an hour
              </option>
            ))}
          </select>
        </label>
      </Group>
      <Group title="Cache invalidation">
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={invalidation !== undefined}
            disabled={!stage.cacheEnabled}
            onChange={({ target }) => setStage({ invalidation: target.checked ? 'SUCCEED_WITH_RESPONSE_HEADER' : undefined })}
            className="size-4 accent-accent"
          />
          Require authorization
        </label>
        {invalidation !== undefined && (
          <label className="flex min-w-0 flex-col gap-1">
            <span className="text-muted">Handle unauthorized requests</span>
            <select value={invalidation} onChange={({ target }) => setStage({ invalidation: STRATEGIES.find(({ strategy }) => strategy === target.value)?.strategy })} className={`${FIELD} h-7 max-w-full`}>
              {STRATEGIES.map(({ strategy, name }) => (
                <option key={strategy} value={strategy}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </Group>
      <Group title="AWS WAF">
        <label className="flex items-center gap-1.5">
          <input type="checkbox" checked={webAcl !== undefined} onChange={({ target }) => setStage({ webAcl: target.checked ? { agent: 'bot', rate: 10 } : undefined })} className="size-4 accent-accent" />
          Web ACL
        </label>
        {webAcl && (
          <>
            <label className="flex items-center gap-1.5">
              <span className="text-muted">Block a User-Agent that contains</span>
              <input value={webAcl.agent} onChange={({ target }) => setStage({ webAcl: { ...webAcl, agent: target.value } })} spellCheck={false} className={`${FIELD} h-7 w-24 font-mono`} />
            </label>
            <BoundedNumber label="Requests of one address in 5 min" value={webAcl.rate} least={10} most={1_000_000} onChange={(rate) => setStage({ webAcl: { ...webAcl, rate } })} />
          </>
        )}
      </Group>
      <Group title="Usage plan">
        <BoundedNumber label="Rate of the plan" value={plan.rateLimit} least={0} most={numberOf('apigateway.account.rate')} onChange={(rateLimit) => setPlan({ rateLimit })} />
        <BoundedNumber label="Burst of the plan" value={plan.burstLimit} least={0} most={numberOf('apigateway.account.burst')} onChange={(burstLimit) => setPlan({ burstLimit })} />
        <BoundedNumber label={`Quota, requests a ${plan.quota.period.toLowerCase()}`} value={plan.quota.limit} least={1} most={1_000_000} onChange={(limit) => setPlan({ quota: { ...plan.quota, limit } })} />
        <p>
          <span className="text-muted">API key </span>
          <code className="font-mono">{plan.key}</code>
        </p>
      </Group>
      <p className="text-muted">The settings of a stage and of a usage plan hold at once, from the next request on: they wait for no deployment.</p>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-2">
      <h3 className="w-full border-b border-line pb-1 font-medium">{title}</h3>
      {children}
    </section>
  )
}
