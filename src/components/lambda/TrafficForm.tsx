import { useLambdaDraft, type TrafficDraft } from '../../state/lambda/lambdaDraft'
import { LabelledSelect } from '../world/LabelledSelect'
import { NumberField } from '../world/NumberField'

const KINDS: readonly { readonly value: TrafficDraft['kind']; readonly text: string }[] = [
  { value: 'invoke', text: 'One request' },
  { value: 'lanes', text: 'Three ways' },
  { value: 'burst', text: 'Burst' },
  { value: 'ramp', text: 'Ramp' },
  { value: 'wait', text: 'Nothing, wait' },
]

const TYPES = [
  { value: 'RequestResponse', text: 'Synchronous' },
  { value: 'Event', text: 'Asynchronous' },
] as const

const SOURCES = [
  { value: 'SQS', text: 'an SQS queue' },
  { value: 'Kinesis', text: 'a Kinesis stream' },
  { value: 'DynamoDB', text: 'a DynamoDB stream' },
] as const

/** What Invoke sends, with its numbers. */
export function TrafficForm() {
  const traffic = useLambdaDraft((s) => s.traffic)
  const { send } = useLambdaDraft.getState()
  const number = (member: 'requests' | 'from' | 'to' | 'seconds' | 'pauseSeconds') => (value: number | undefined) => send({ [member]: value ?? 0 })
  return (
    <section aria-label="Traffic" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-panel px-3 py-1.5 text-sm">
      <LabelledSelect label="Send" title="What the Invoke button sends to the function." value={traffic.kind} options={KINDS} onChange={(kind) => send({ kind })} />
      {traffic.kind === 'invoke' && (
        <LabelledSelect label="Invocation type" title="Synchronous: RequestResponse. Asynchronous: Event." value={traffic.type} options={TYPES} onChange={(type) => send({ type })} />
      )}
      {traffic.kind === 'lanes' && (
        <LabelledSelect label="Third through" title="What Lambda’s poller reads for the third way: a queue, or a shard of a stream." value={traffic.source ?? 'SQS'} options={SOURCES} onChange={(source) => send({ source })} />
      )}
      {traffic.kind === 'burst' && <NumberField label="Requests" value={traffic.requests} least={1} most={10_000} onChange={number('requests')} />}
      {traffic.kind === 'ramp' && (
        <>
          <NumberField label="From" unit="/s" value={traffic.from} least={0} most={10_000} onChange={number('from')} />
          <NumberField label="To" unit="/s" value={traffic.to} least={0} most={10_000} onChange={number('to')} />
        </>
      )}
      {(traffic.kind === 'ramp' || traffic.kind === 'wait') && <NumberField label="Duration" unit="s" value={traffic.seconds} least={1} most={100_000} onChange={number('seconds')} />}
      {traffic.kind !== 'wait' && <NumberField label="Pause before" unit="s" value={traffic.pauseSeconds} least={0} most={100_000} onChange={number('pauseSeconds')} title="Virtual time that passes first. An idle environment is kept for ten minutes." />}
    </section>
  )
}
