import { ArrowRight } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useWallClock } from '../state/exam/wallClock'
import { useProgress } from '../state/study/progressStore'
import { nextStep } from '../state/study/nextStep'

/** Where a learner stands, and one button to go on. */
export default function HomePage() {
  const progress = useProgress((s) => s.progress)
  const cards = useProgress((s) => s.cards)
  const now = useWallClock((s) => s.now)
  useEffect(() => void useProgress.getState().open(), [])
  const { stand, to, label } = nextStep(progress, cards, now)
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-6 py-16 text-lg">
        <h1 className="text-2xl font-semibold tracking-tight">Learn serverless on AWS by running it</h1>
        <p className="mt-4 text-muted">
          Coldstart simulates AWS in your browser, in virtual time. Run a workflow, stop it anywhere, step back, change
          one thing, and see what AWS would have done instead.
        </p>
        {stand !== undefined && <p className="mt-6">{stand}</p>}
        <Link to={to} className="mt-8 inline-flex h-10 items-center gap-2 primary rounded-md px-4 text-base font-medium">
          {label}
          <ArrowRight size={16} strokeWidth={1.5} aria-hidden />
        </Link>
        <ul className="mt-12 text-base">
          {ROOMS.map(({ room, name, what }) => (
            <li key={room} className="flex flex-wrap gap-x-4 border-t border-line py-2.5">
              <Link to={room} className="w-40 shrink-0 text-accent underline underline-offset-4">
                {name}
              </Link>
              <span className="min-w-0 grow basis-64 text-muted">{what}</span>
            </li>
          ))}
        </ul>
        <p className="mt-12 text-sm text-muted">
          Everything runs on this device; nothing is sent anywhere. Not affiliated with Amazon Web Services.
        </p>
      </div>
    </div>
  )
}

const ROOMS: readonly { readonly room: string; readonly name: string; readonly what: string }[] = [
  { room: '/guide', name: 'Guide', what: 'The exam’s serverless ground, corrected and dated; every picture is a simulation.' },
  { room: '/labs/step-functions', name: 'Step Functions lab', what: 'Write a workflow, run it, step back, fork it.' },
  { room: '/labs/lambda', name: 'Lambda lab', what: 'Your handler, its environments, and why this call was cold.' },
  { room: '/labs/api-gateway', name: 'API Gateway lab', what: 'A request through the pipeline, buckets that drain, a cache one can look into.' },
  { room: '/practice', name: 'Practice', what: 'Questions with a reason for every option, run by the simulator.' },
  { room: '/drills', name: 'Drills', what: 'A ticket, a broken system, and traffic that decides.' },
  { room: '/exam', name: 'Exam', what: 'A mock exam by the clock.' },
  { room: '/facts', name: 'Facts', what: 'Each number with source and date, and what older exams expect.' },
  { room: '/fidelity', name: 'Fidelity', what: 'How close to AWS it comes, measured; what is simplified and left out.' },
]
