import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { FactId } from '../../facts/facts'
import { factListed } from '../../state/facts/factList'
import { isValue } from '../../state/practice/factRound'
import { factRound } from '../../state/practice/review'
import { FactAnswer } from './FactAnswer'

/** Facts asked one after another: the value first in one's head or typed, then told. */
export function FactRoundView() {
  const facts = useStore(factRound, (s) => s.facts)
  const index = useStore(factRound, (s) => s.index)
  const fact = facts[index]
  if (fact === undefined) return null
  return (
    <>
      <div className="min-h-0 grow overflow-auto">
        <div className="mx-auto max-w-[68ch] px-4 py-8 text-lg narrow:px-8">
          <h1 className="sr-only">Review</h1>
          <FactCard key={fact} fact={fact} />
        </div>
      </div>
      <section aria-label="Round" className="flex h-14 shrink-0 items-center gap-3 border-t border-line bg-panel px-4 text-base">
        <span className="tabular grow">
          Fact {index + 1} of {facts.length}
        </span>
        <button type="button" onClick={() => factRound.getState().end()} className="h-8 rounded-md px-2 text-muted hover:bg-sunken hover:text-ink">
          End
        </button>
      </section>
    </>
  )
}

function FactCard({ fact }: { fact: FactId }) {
  const typed = useStore(factRound, (s) => s.typed)
  const told = useStore(factRound, (s) => s.told)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const { title, serviceName, fact: { unit } } = factListed(fact)
  const { type, tell } = factRound.getState()
  return (
    <article aria-label="Fact">
      <p className="text-sm text-muted">{serviceName} · what is the value?</p>
      <h2 className="mt-3 text-2xl font-semibold tracking-tight">{title}</h2>
      {told ? (
        <FactAnswer fact={fact} typed={typed} right={isValue(fact, typed)} />
      ) : (
        <form
          className="mt-6 flex flex-wrap items-center gap-3 text-base"
          onSubmit={(event) => {
            event.preventDefault()
            tell()
          }}
        >
          <label className="flex min-w-0 items-center gap-3">
            <span className="sr-only">Value in {unit}</span>
            <input
              ref={field}
              value={typed}
              onChange={({ target }) => type(target.value)}
              inputMode="decimal"
              autoComplete="off"
              className="tabular h-10 w-40 rounded-md border border-line-strong bg-panel px-3 font-mono text-lg"
            />
            <span aria-hidden>{unit}</span>
          </label>
          <button type="submit" className="primary h-10 rounded-md px-4 font-medium">
            Show
          </button>
          <span className="text-sm text-muted">Type it, or just think of it.</span>
        </form>
      )}
    </article>
  )
}
