import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { invocationAt, type LaneData } from '../../graph/lanes/laneData'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { useLaneSight } from '../../state/lambda/laneSight'
import { useTheme } from '../../state/themeStore'
import { IconButton } from '../frame/IconButton'
import { useSize } from '../frame/useSize'
import { drawLanes, laneOf, mostScroll, NAMES, placeOf, timeOf } from './drawLanes'
import { laneColours } from './laneColours'

/** Of a wheel's turn, or a key. */
const ZOOM = 1.25

/** Environments as lanes over virtual time. The table beside it has the same content. */
export function LaneCanvas({ data }: { data: LaneData }) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = useSize(frame)
  const theme = useTheme((s) => s.theme)
  const playhead = useLambdaRun((s) => s.moment?.event.offset)
  const selected = useLambdaRun((s) => s.selected)
  const span = useLaneSight((s) => s.span)
  const scrolled = useLaneSight((s) => s.scrolled)
  const environment = useLambdaRun((s) => s.details?.environment)
  useEffect(() => {
    const lane = data.environments.findIndex(({ id }) => id === environment)
    if (lane >= 0 && height > 0) useLaneSight.getState().reveal(...placeOf(lane, height))
  }, [data, environment, height])
  const drag = useRef<{ x: number; y: number; moved: boolean } | undefined>(undefined)
  useEffect(() => {
    const element = canvas.current
    const pen = element?.getContext('2d')
    if (!element || !pen || width === 0) return
    const request = requestAnimationFrame(() => {
      const ratio = devicePixelRatio
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
      if (element.width !== w || element.height !== h) Object.assign(element, { width: w, height: h })
      pen.setTransform(ratio, 0, 0, ratio, 0, 0)
      drawLanes(pen, { data, span, scrolled, width, height, playhead, selected, colours: laneColours(element) })
    })
    return () => cancelAnimationFrame(request)
  }, [data, span, scrolled, width, height, playhead, selected, theme])

  const { fit } = useLaneSight.getState()
  const move = (dx: number, dy: number) =>
    useLaneSight.getState().move((-dx / Math.max(1, width - NAMES)) * (span.to - span.from), -dy, mostScroll(data.lanes.length, height))
  const zoom = (factor: number, x?: number) => useLaneSight.getState().zoom(factor, x === undefined ? undefined : timeOf(x, span, width))

  const wheel = useRef({ move, zoom })
  useEffect(() => {
    wheel.current = { move, zoom }
  })
  // React hears the wheel too late to keep the page from scrolling.
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const turned = (event: WheelEvent) => {
      event.preventDefault()
      const { deltaX, deltaY, offsetX, shiftKey } = event
      if (shiftKey) wheel.current.move(0, -deltaY)
      else if (Math.abs(deltaX) > Math.abs(deltaY)) wheel.current.move(-deltaX, 0)
      else wheel.current.zoom(deltaY > 0 ? ZOOM : 1 / ZOOM, offsetX)
    }
    element.addEventListener('wheel', turned, { passive: false })
    return () => element.removeEventListener('wheel', turned)
  }, [])

  const under = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    const time = timeOf(x, span, width)
    const slack = ((span.to - span.from) / Math.max(1, width)) * 3
    return { x, y, time, invocation: invocationAt(data.lanes[laneOf(y, scrolled)], time, slack) }
  }
  const onPointerMove = (event: PointerEvent) => {
    const from = drag.current
    if (!from) return useLambdaRun.getState().hover(positive(under(event).invocation))
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.moved && Math.abs(dx) + Math.abs(dy) < 4) return
    drag.current = { x: event.clientX, y: event.clientY, moved: true }
    move(dx, dy)
  }
  const onPointerUp = (event: PointerEvent) => {
    const { moved } = drag.current ?? { moved: true }
    drag.current = undefined
    if (moved) return
    const { time, invocation } = under(event)
    if (invocation >= 0) useLambdaRun.getState().select(invocation)
    else useLambdaRun.getState().goToTime(time)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = (width - NAMES) / 8
    const action = {
      '+': () => zoom(1 / ZOOM), '=': () => zoom(1 / ZOOM), w: () => zoom(1 / ZOOM),
      '-': () => zoom(ZOOM), s: () => zoom(ZOOM),
      a: () => move(step, 0), d: () => move(-step, 0),
      ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60),
      '0': fit,
    }[event.key]
    if (!action) return
    event.preventDefault()
    action()
  }

  return (
    <div ref={frame} className="relative min-h-0 grow overflow-hidden">
      <canvas
        ref={canvas}
        // A canvas is no img, and this one takes keys.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex
        role="img"
        tabIndex={0}
        aria-label={`Environments as lanes: ${data.environments.length}, with ${data.arrivals.at.length} invocations. The table has the same content.`}
        aria-keyshortcuts="W S A D + - 0"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { x: event.clientX, y: event.clientY, moved: false }
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => useLambdaRun.getState().hover(undefined)}
        onKeyDown={onKeyDown}
        className="absolute inset-0 size-full cursor-grab touch-none -outline-offset-2 active:cursor-grabbing"
      />
      <div className="absolute right-2 bottom-2 flex rounded-md border border-line bg-raised/90">
        <IconButton size="small" name="Zoom in" icon={ZoomIn} onClick={() => zoom(1 / ZOOM / ZOOM)} />
        <IconButton size="small" name="Zoom out" icon={ZoomOut} onClick={() => zoom(ZOOM * ZOOM)} />
        <IconButton size="small" name="Whole run" icon={Maximize2} onClick={fit} />
      </div>
    </div>
  )
}

function positive(invocation: number): number | undefined {
  return invocation < 0 ? undefined : invocation
}
