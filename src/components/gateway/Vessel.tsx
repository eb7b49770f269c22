import type { Rate } from '../../sim/services/apigateway/rules/tokenBucket'

const WIDTH = 96
const HEIGHT = 116
const TOP = 22
const BOTTOM = 108
const LEFT = 18
const RIGHT = 78

/** A token bucket as a vessel: the burst is its rim, the level its tokens, the rate what flows in. */
export function Vessel({ name, tokens, limits: { rateLimit, burstLimit } }: { name: string; tokens: number; limits: Rate }) {
  const share = burstLimit === 0 ? 0 : Math.max(0, Math.min(1, tokens / burstLimit))
  const level = BOTTOM - share * (BOTTOM - TOP)
  const stream = rateLimit === 0 ? 0 : 1 + Math.min(5, rateLimit / 200)
  return (
    <span className="relative shrink-0">
      <meter aria-label={`Tokens, ${name}`} value={Math.floor(tokens)} min={0} max={burstLimit} className="sr-only" />
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden>
        {stream > 0 && <rect x={WIDTH / 2 - stream / 2} y={8} width={stream} height={Math.max(0, level - 8)} className="fill-cold" opacity={0.55} />}
        <rect x={LEFT} y={level} width={RIGHT - LEFT} height={BOTTOM - level} className="fill-cold" opacity={0.3} />
        <line x1={LEFT} x2={RIGHT} y1={level} y2={level} className="stroke-cold" strokeWidth={2} />
        <path d={`M${LEFT} ${TOP - 4}V${BOTTOM}H${RIGHT}V${TOP - 4}`} className="fill-transparent stroke-line-strong" strokeWidth={2} strokeLinejoin="round" />
        <line x1={LEFT - 5} x2={LEFT} y1={TOP} y2={TOP} className="stroke-line-strong" strokeWidth={1.5} />
        <line x1={RIGHT} x2={RIGHT + 5} y1={TOP} y2={TOP} className="stroke-line-strong" strokeWidth={1.5} />
        <text x={WIDTH / 2} y={BOTTOM - 8} textAnchor="middle" className="tabular fill-ink font-mono text-base font-medium">
          {Math.floor(tokens).toLocaleString('en')}
        </text>
        <text x={WIDTH / 2 + stream + 3} y={9} className="tabular fill-muted font-mono text-xs">
          {rateLimit}/s
        </text>
      </svg>
    </span>
  )
}
