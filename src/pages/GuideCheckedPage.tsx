import { Suspense, use } from 'react'
import { Link } from 'wouter'
import { VerdictList } from '../components/guide/VerdictList'
import { loadVerdicts } from '../content/guide/verdicts'

let loading: ReturnType<typeof loadVerdicts> | undefined

/** A study guide that is widely read, statement by statement, with what holds today. */
export default function GuideCheckedPage() {
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <p className="text-base text-muted">
          <Link to="/guide" className="hover:text-ink hover:underline">
            Guide
          </Link>
        </p>
        <h1 className="mt-2 text-2xl font-semibold tracking-tight">A study guide, checked</h1>
        <p className="mt-4 text-lg text-muted">
          What an article that many prepare with says of Lambda, API Gateway and Step Functions, one statement after
          another, with what AWS says today. Most of it was right when it was written.
        </p>
        <Suspense fallback={null}>
          <Loaded promise={(loading ??= loadVerdicts())} />
        </Suspense>
      </div>
    </div>
  )
}

function Loaded({ promise }: { promise: ReturnType<typeof loadVerdicts> }) {
  return <VerdictList verdicts={use(promise)} />
}
