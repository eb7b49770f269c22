import { useSearch } from 'wouter'
import { FactsView } from '../components/facts/FactsView'

/** Each number once, with its source. `?q=…` looks for something. */
export default function FactsPage() {
  const search = new URLSearchParams(useSearch()).get('q') ?? ''
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[76rem] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Facts</h1>
        <p className="mt-4 max-w-[68ch] text-lg text-muted">
          Every number that is simulated or taught here, once: where it was read and when, since when it holds, and what
          an older exam expects where that differs. Limits change faster than exams do.
        </p>
        <FactsView key={search} search={search} />
      </div>
    </div>
  )
}
