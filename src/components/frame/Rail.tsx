import { BookOpen, CalendarClock, CircleHelp, DoorOpen, House, ListChecks, Ruler, SquareFunction, Timer, Workflow, Wrench, type LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { ThemeToggle } from './ThemeToggle'

interface Room {
  readonly to: string
  readonly name: string
  readonly label: string
  readonly icon: LucideIcon
}

/** Rooms that are built. A room joins the rail on the day it opens. */
const ROOMS: readonly Room[] = [
  { to: '/', name: 'Home', label: 'Home', icon: House },
  { to: '/guide', name: 'Guide', label: 'Guide', icon: BookOpen },
  { to: '/labs/step-functions', name: 'Step Functions lab', label: 'Step Functions', icon: Workflow },
  { to: '/labs/lambda', name: 'Lambda lab', label: 'Lambda', icon: SquareFunction },
  { to: '/labs/api-gateway', name: 'API Gateway lab', label: 'API Gateway', icon: DoorOpen },
  { to: '/practice', name: 'Practice', label: 'Practice', icon: CircleHelp },
  { to: '/review', name: 'Review', label: 'Review', icon: CalendarClock },
  { to: '/exam', name: 'Exam', label: 'Exam', icon: Timer },
  { to: '/drills', name: 'Drills', label: 'Drills', icon: Wrench },
  { to: '/facts', name: 'Facts', label: 'Facts', icon: ListChecks },
  { to: '/fidelity', name: 'Fidelity', label: 'Fidelity', icon: Ruler },
]

/** The rail at the left edge; on a narrow screen along the top, where there is room for the label of one room. */
export function Rail() {
  const [at] = useLocation()
  return (
    <nav
      aria-label="Rooms"
      className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-ground px-2 wide:h-auto wide:w-14 wide:flex-col wide:border-r wide:border-b-0 wide:px-0 wide:py-2"
    >
      <Mark />
      <div className="flex min-w-0 items-center gap-1 overflow-x-auto wide:w-full wide:flex-col wide:overflow-x-hidden wide:overflow-y-auto">
        {ROOMS.map((room) => (
          <RoomLink key={room.to} room={room} here={at === room.to || (room.to !== '/' && at.startsWith(`${room.to}/`))} />
        ))}
      </div>
      <span className="grow" />
      <ThemeToggle />
    </nav>
  )
}

function RoomLink({ room: { to, name, label, icon: Icon }, here }: { room: Room; here: boolean }) {
  const link = useRef<HTMLAnchorElement>(null)
  // Along the top not all rooms have a place: the one that one is in has.
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  return (
    <Link
      ref={link}
      to={to}
      aria-label={name}
      aria-current={here ? 'page' : undefined}
      title={name}
      className={`relative flex h-9 shrink-0 items-center gap-2 rounded-md px-2.5 text-sm wide:h-auto wide:min-h-11 wide:w-12 wide:flex-col wide:justify-center wide:gap-0.5 wide:px-0 wide:py-1.5 wide:text-center wide:text-[0.625rem] wide:leading-3 ${
        here ? 'bg-accent-soft text-ink' : 'text-muted hover:bg-sunken hover:text-ink'
      }`}
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden />
      <span aria-hidden className={here ? '' : 'hidden narrow:inline'}>
        {label}
      </span>
    </Link>
  )
}

/** Cold becomes warm at one point: the mark of the house. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="mr-2 size-7 shrink-0 wide:mr-0 wide:mb-3" aria-hidden>
      <path d="M5 16h9" className="stroke-cold" strokeWidth="3" strokeLinecap="round" />
      <path d="M18 16h9" className="stroke-warm" strokeWidth="3" strokeLinecap="round" />
      <circle cx="16" cy="16" r="2.6" className="fill-ink" />
    </svg>
  )
}
