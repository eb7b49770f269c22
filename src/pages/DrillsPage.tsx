import { Suspense, use, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { DrillView } from '../components/drill/DrillView'
import { loadDrills } from '../content/drills/drills'
import { useProgress } from '../state/study/progressStore'
import { SERVICE_NAMES } from '../state/practice/serviceNames'
import NotFoundPage from './NotFoundPage'

let loading: ReturnType<typeof loadDrills> | undefined

/** All drills, or the one that the address names. */
export default function DrillsPage({ params: { drill } }: { params: { drill?: string } }) {
  const [all] = useState(() => (loading ??= loadDrills()))
  useEffect(() => void useProgress.getState().open(), [])
  return (
    <Suspense fallback={<p className="p-10 text-base text-muted">Fetching the drills …</p>}>
      {drill === undefined ? <DrillList all={all} /> : <OneDrill key={drill} all={all} id={drill} />}
    </Suspense>
  )
}

function OneDrill({ all, id }: { all: ReturnType<typeof loadDrills>; id: string }) {
  const drill = use(all).find((each) => each.id === id)
  return drill ? <DrillView drill={drill} /> : <NotFoundPage />
}

const DIFFICULTIES = { 1: 'short', 2: 'usual', 3: 'hard' } as const

function DrillList({ all }: { all: ReturnType<typeof loadDrills> }) {
  const drills = use(all)
  const tried = useProgress((s) => s.progress.drills)
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Drills</h1>
        <p className="mt-4 text-lg text-muted">
          A ticket, the broken system behind it, and an objective in numbers. Change code or configuration as you like: simulated traffic under several hidden seeds decides.
        </p>
        <ul className="mt-8">
          {drills.map(({ id, title, services, difficulty }) => {
            const own = tried.filter(({ drill }) => drill === id)
            return (
              <li key={id} className="border-t border-line">
                <Link to={`/drills/${id}`} className="group flex items-baseline justify-between gap-4 py-3">
                  <span>
                    <span className="text-lg font-medium group-hover:text-accent">{title}</span>
                    <span className="mt-0.5 block text-base text-muted">
                      {services.map((service) => SERVICE_NAMES[service]).join(', ')} · {DIFFICULTIES[difficulty]}
                    </span>
                  </span>
                  <span className="shrink-0 text-sm text-muted">{own.some(({ passed }) => passed) ? 'solved' : own.length > 0 ? 'tried' : ''}</span>
                </Link>
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
