import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import type { StageGroup } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { stageOf, stagesAt, type StageNow } from '../../state/gateway/stagesAt'
import { statusText } from '../../state/gateway/statusText'
import { useGateway } from '../../state/gateway/gatewayStore'
import { durationText } from '../../state/virtualClock'
import { STAGE_TONES, StageSign } from './StageSign'

/** A request on its way through API Gateway, in the console's boxes: in along the top, out along the bottom. */
export function Pipeline() {
  const trace = useGateway((s) => s.trace)
  const index = useGateway((s) => s.index)
  const requests = useGateway((s) => s.requests.length)
  if (!trace) return <NothingSent deployed={requests > 0} />
  const stages = stagesAt(trace, index)
  const current = stageOf(trace, index)
  const { brief, moments } = trace
  const kind = moments[index]?.kind
  const of = (group: StageGroup) => stages.filter(({ view }) => view.group === group)
  const entered = (group: StageGroup) => of(group).some(({ status }) => status === 'passed' || status === 'waiting' || status === 'failed')
  const box = (group: StageGroup) => <Box group={group} stages={of(group)} current={current} />
  const answered = kind === 'answered'
  // Where no backend was called the request turns round at once.
  const shortcut = (answered || entered('Method response')) && !entered('Integration')
  return (
    <section aria-label="Pipeline" className="h-full overflow-auto p-3">
      <div className="mb-2 flex items-center gap-2 text-sm">
        <span className="font-medium">Client</span>
        <span className="min-w-0 truncate font-mono text-muted">
          {brief.method} {brief.path}
        </span>
        <span className="grow" />
        {answered && brief.status !== undefined && (
          <span className={`font-mono font-medium ${brief.status < 400 ? 'text-succeeded' : 'text-failed'}`}>{statusText(brief.status)}</span>
        )}
      </div>
      <div className="grid grid-cols-1 gap-1 narrow:grid-cols-[minmax(11.5rem,1.25fr)_auto_minmax(9rem,1fr)_auto_minmax(7.5rem,0.85fr)] narrow:grid-rows-[auto_auto_auto]">
        {box('Method request')}
        <Arrow taken={entered('Integration request')} direction="right" />
        {box('Integration request')}
        <Arrow taken={entered('Integration')} direction="right" />
        {box('Integration')}
        <div className="hidden justify-self-center narrow:col-start-5 narrow:row-start-2 narrow:block">
          <Arrow taken={entered('Integration response')} direction="down" />
        </div>
        <div className="narrow:col-span-3 narrow:col-start-3 narrow:row-start-3">{box('Integration response')}</div>
        <div className="hidden self-center narrow:col-start-2 narrow:row-start-3 narrow:block">
          <Arrow taken={entered('Method response') && entered('Integration response')} direction="left" />
        </div>
        <div className="hidden justify-self-center narrow:col-start-1 narrow:row-start-2 narrow:block">
          <Arrow taken={shortcut} direction="down" label={shortcut ? (brief.cache === 'hit' ? 'from the cache' : 'refused here') : ''} />
        </div>
        <div className="narrow:col-start-1 narrow:row-start-3">{box('Method response')}</div>
      </div>
    </section>
  )
}

function Box({ group, stages, current }: { group: StageGroup; stages: readonly StageNow[]; current: string | undefined }) {
  return (
    <section aria-label={group} className="rounded-lg bg-sunken p-1.5">
      <h3 className="px-1.5 pb-1 text-xs font-medium text-muted">{group}</h3>
      <ul className="flex flex-col gap-0.5">
        {stages.map((stage) => (
          <li key={stage.view.name}>
            <StageButton stage={stage} current={stage.view.name === current} />
            {stage.took !== undefined && <p className="tabular px-3 pt-0.5 pb-1 text-xs text-muted">waited {durationText(stage.took)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function StageButton({ stage: { view, status }, current }: { stage: StageNow; current: boolean }) {
  const selected = useGateway((s) => s.stage === view.name)
  const select = useGateway((s) => s.selectStage)
  const { bar } = STAGE_TONES[status]
  return (
    <button
      type="button"
      aria-label={`${view.name}, ${status}`}
      aria-pressed={selected}
      onClick={() => select(selected ? undefined : view.name)}
      className={`relative flex h-8 w-full items-center gap-2 rounded-md pr-2 pl-3 text-left text-sm ${status === 'skipped' ? 'text-muted' : 'bg-raised'} ${
        selected ? 'ring-2 ring-accent' : current ? 'ring-1 ring-ink' : status === 'skipped' ? '' : 'ring-1 ring-line'
      }`}
    >
      <span className={`absolute inset-y-0 left-0 w-1 rounded-l-md ${bar}`} aria-hidden />
      <span className="min-w-0 grow truncate">{view.name}</span>
      <StageSign status={status} />
    </button>
  )
}

const ARROWS = { right: ArrowRight, left: ArrowLeft, down: ArrowDown, up: ArrowUp }

function Arrow({ taken, direction, label = '' }: { taken: boolean; direction: keyof typeof ARROWS; label?: string }) {
  const Sign = ARROWS[direction]
  return (
    <span className={`hidden items-center gap-1 self-center text-xs narrow:flex ${taken ? 'text-ink' : 'text-line'}`} aria-hidden>
      <Sign size={18} strokeWidth={taken ? 2 : 1.5} />
      {label}
    </span>
  )
}

function NothingSent({ deployed }: { deployed: boolean }) {
  return (
    <div className="max-w-[56ch] p-4 text-muted">
      <p>Choose a method among the resources, or a request under Try, and send it.</p>
      <p className="mt-2">
        {deployed ? 'It goes' : 'The API is deployed first; then the request goes'} through every stage of the pipeline, and you can follow it there and back: what each stage was given, what it made of it, and
        where the time went.
      </p>
    </div>
  )
}
