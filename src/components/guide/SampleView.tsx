import { useEffect, useId, useRef, useState } from 'react'
import { useRoute } from 'wouter'
import type { Correction, Sample } from '../../content/guide/sample'
import { playSample } from '../../state/guide/figurePlayer'
import { createSampleStore } from '../../state/guide/sampleStore'
import { CodeBlock } from './CodeBlock'
import { GuideProse } from './GuideProse'
import { OpenSample } from './OpenSample'
import { SampleOutcome } from './SampleOutcome'
import { SampleRuns } from './SampleRuns'

/** An example with its code, what can be done with it, and the way into a lab. */
export function SampleView({ sample }: { sample: Sample }) {
  const [store] = useState(() => createSampleStore(sample, playSample))
  const title = useId()
  const place = useRef<HTMLElement>(null)
  const [isAsked, asked] = useRoute('/guide/:chapter/:sample')
  const wanted = isAsked && asked.sample === sample.id
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView()
  }, [wanted])
  return (
    <section ref={place} aria-labelledby={title} className="my-8 scroll-mt-4 rounded-lg border border-line-strong px-4 py-4 wide:-mx-10">
      <p className="text-sm text-muted">Example to run</p>
      <h3 id={title} className="mt-0.5 text-lg font-medium">
        {sample.title}
      </h3>
      <p className="mt-1 text-base text-muted">
        <GuideProse text={sample.about} />
      </p>
      {sample.code.map(({ title: name, text, opens }, index) => (
        <CodeBlock key={name} code={text} title={name}>
          {(opens ?? (index === 0 ? sample.lab : undefined)) && <OpenSample title={sample.title} code={name} lab={opens ?? sample.lab} />}
        </CodeBlock>
      ))}
      <SampleRuns sample={sample} store={store} />
      <SampleOutcome store={store} />
      <Corrections corrected={sample.corrected} />
    </section>
  )
}

function Corrections({ corrected }: { corrected: readonly Correction[] }) {
  return (
    <details className="mt-4 border-t border-line pt-2">
      <summary className="cursor-pointer text-sm text-muted hover:text-ink">Written anew: what is another way than in the source guide</summary>
      <ul className="mt-2 list-disc space-y-1.5 pl-5 text-base marker:text-muted">
        {corrected.map(({ verdict, says }) => (
          <li key={says}>
            <GuideProse text={says} />
            {verdict !== undefined && <span className="tabular ml-1.5 text-sm text-muted">{verdict}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
