import { firstEndingAfter, type LaneData, type LaneSegments } from '../../graph/lanes/laneData'
import { axisTimes, type TimeSpan } from '../../graph/lanes/timeSpan'
import { durationText } from '../../state/virtualClock'
import type { LaneColours } from './laneColours'

/** Heights in pixels: of the axis, of the strip of requests below it, and of a lane. */
export const AXIS = 22
export const ARRIVALS = 18
export const LANE = 20
const TOP = AXIS + ARRIVALS
const BAR = 14
/** Left of the lanes, for their names. */
export const NAMES = 64

export interface Scene {
  readonly data: LaneData
  readonly span: TimeSpan
  /** Pixels that the lanes are scrolled by. */
  readonly scrolled: number
  readonly width: number
  readonly height: number
  /** Virtual time at the playhead. */
  readonly playhead: number | undefined
  readonly selected: number | undefined
  readonly colours: LaneColours
}

/** Pixels from the left at a time. */
export function xOf(time: number, { from, to }: TimeSpan, width: number): number {
  return NAMES + ((time - from) / (to - from)) * (width - NAMES)
}

export function timeOf(x: number, { from, to }: TimeSpan, width: number): number {
  return from + ((x - NAMES) / Math.max(1, width - NAMES)) * (to - from)
}

/** The lane at a height, counted from 0; negative above the lanes. */
export function laneOf(y: number, scrolled: number): number {
  return y < TOP ? -1 : Math.floor((y - TOP + scrolled) / LANE)
}

/** Where a lane lies among all of them, and how much of them is seen at once. */
export function placeOf(lane: number, height: number): readonly [top: number, bottom: number, sight: number] {
  return [lane * LANE, (lane + 1) * LANE, height - TOP]
}

/** How far lanes can be scrolled. */
export function mostScroll(count: number, height: number): number {
  return Math.max(0, count * LANE - (height - TOP) + 4)
}

/** Draws what is in sight of the lanes: one path a colour, and what falls into the same pixel once. */
export function drawLanes(canvas: CanvasRenderingContext2D, scene: Scene): void {
  const { width, height, colours, data, scrolled } = scene
  canvas.clearRect(0, 0, width, height)
  const first = Math.max(0, Math.floor(scrolled / LANE))
  const last = Math.min(data.lanes.length - 1, Math.ceil((scrolled + height - TOP) / LANE))
  grid(canvas, scene)
  canvas.save()
  canvas.beginPath()
  canvas.rect(0, TOP, width, height - TOP)
  canvas.clip()
  lanes(canvas, scene, first, last)
  names(canvas, scene, first, last)
  canvas.restore()
  arrivals(canvas, scene)
  playhead(canvas, scene)
  canvas.fillStyle = colours.line
  canvas.fillRect(0, TOP - 0.5, width, 1)
}

function grid(canvas: CanvasRenderingContext2D, { span, width, height, colours }: Scene): void {
  const times = axisTimes(span, width - NAMES)
  canvas.font = '11px "Inter Variable", sans-serif'
  canvas.textBaseline = 'middle'
  canvas.textAlign = 'left'
  for (const time of times) {
    const x = Math.round(xOf(time, span, width))
    canvas.fillStyle = colours.line
    canvas.fillRect(x, 0, 1, height)
    canvas.fillStyle = colours.muted
    canvas.fillText(time === 0 ? '0' : durationText(time), x + 4, AXIS / 2)
  }
}

function lanes(canvas: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  const { data, span, width, scrolled, colours, selected } = scene
  const paths = [new Path2D(), new Path2D(), new Path2D(), new Path2D()]
  const frozen = new Path2D()
  const provisioned = new Path2D()
  let chosen: [x: number, y: number, w: number] | undefined
  for (let lane = first; lane <= last; lane++) {
    const segments = data.lanes[lane]
    const environment = data.environments[lane]
    if (!segments || !environment) continue
    const y = TOP + lane * LANE - scrolled + (LANE - BAR) / 2
    const begins = Math.max(NAMES, xOf(environment.from, span, width))
    const ends = Math.min(width, xOf(environment.to ?? data.endsAt, span, width))
    if (ends > begins) (environment.provisioned ? provisioned : frozen).rect(begins, y + BAR / 2 - 2.5, ends - begins, 5)
    drawSegments(segments, span, width, (kind, x, w, invocation) => {
      paths[kind]?.rect(x, kind === 0 ? y + 3 : y, w, kind === 0 ? BAR - 6 : BAR)
      if (invocation === selected) chosen = chosen ? [chosen[0], y, x + w - chosen[0]] : [x, y, w]
    })
  }
  canvas.fillStyle = hatch(canvas, colours.waiting)
  canvas.fill(frozen)
  canvas.fillStyle = hatch(canvas, colours.cached)
  canvas.fill(provisioned)
  // Placing is INIT's colour, thinner: it is not billed and runs no code.
  const fills = [colours.cold, colours.cold, colours.warm, colours.failed]
  for (const [kind, path] of paths.entries()) {
    canvas.globalAlpha = kind === 0 ? 0.45 : 1
    canvas.fillStyle = fills[kind] ?? colours.muted
    canvas.fill(path)
  }
  canvas.globalAlpha = 1
  if (!chosen) return
  canvas.strokeStyle = colours.ink
  canvas.lineWidth = 2
  canvas.strokeRect(chosen[0] - 1, chosen[1] - 1, chosen[2] + 2, BAR + 2)
}

/** Those in sight; what is narrower than a pixel is drawn as one, and once for all that fall into it. */
function drawSegments(segments: LaneSegments, span: TimeSpan, width: number, draw: (kind: number, x: number, w: number, invocation: number) => void): void {
  let drawn = -1
  let drawnKind = -1
  for (let at = firstEndingAfter(segments, span.from); at < segments.from.length; at++) {
    const from = segments.from[at] ?? 0
    if (from > span.to) return
    const x = Math.max(NAMES, xOf(from, span, width))
    const ends = Math.min(width, xOf(segments.to[at] ?? from, span, width))
    const kind = segments.kind[at] ?? 0
    const pixel = Math.floor(ends)
    if (pixel === drawn && kind === drawnKind) continue
    drawn = pixel
    drawnKind = kind
    draw(kind, x, Math.max(1, ends - x), segments.invocation[at] ?? -1)
  }
}

function names(canvas: CanvasRenderingContext2D, { data, scrolled, colours }: Scene, first: number, last: number): void {
  canvas.fillStyle = colours.panel
  canvas.fillRect(0, TOP, NAMES - 4, (last + 1) * LANE)
  canvas.font = '11px "JetBrains Mono Variable", monospace'
  canvas.textAlign = 'left'
  for (let lane = first; lane <= last; lane++) {
    canvas.fillStyle = data.environments[lane]?.to === undefined ? colours.ink : colours.muted
    canvas.fillText(data.environments[lane]?.id ?? '', 10, TOP + lane * LANE - scrolled + LANE / 2)
  }
}

/** Requests as they were sent: a tick each, blue where it was a cold start, magenta where it was throttled. */
function arrivals(canvas: CanvasRenderingContext2D, { data: { arrivals: { at, start } }, span, width, colours }: Scene): void {
  const colour = [colours.cold, colours.warm, colours.cached, colours.failed, colours.throttled]
  const paths = colour.map(() => new Path2D())
  const drawn = colour.map(() => -1)
  for (let i = firstEndingAfter({ to: at }, span.from - 1e-9); i < at.length && (at[i] ?? 0) <= span.to; i++) {
    const x = Math.round(xOf(at[i] ?? 0, span, width))
    const kind = start[i] ?? 0
    if (x < NAMES || drawn[kind] === x) continue
    drawn[kind] = x
    paths[kind]?.rect(x - 0.75, kind === 4 ? AXIS + 1 : AXIS + 5, 1.5, kind === 4 ? ARRIVALS - 4 : ARRIVALS - 8)
  }
  for (const [kind, path] of paths.entries()) {
    canvas.fillStyle = colour[kind] ?? colours.muted
    canvas.fill(path)
  }
}

function playhead(canvas: CanvasRenderingContext2D, { playhead: time, span, width, height, colours }: Scene): void {
  if (time === undefined) return
  const x = xOf(time, span, width)
  if (x < width) {
    canvas.globalAlpha = 0.55
    canvas.fillStyle = colours.panel
    canvas.fillRect(Math.max(NAMES, x + 1), 0, width, height)
    canvas.globalAlpha = 1
  }
  if (x < NAMES || x > width) return
  canvas.fillStyle = colours.ink
  canvas.fillRect(x - 1, 0, 2, height)
  canvas.beginPath()
  canvas.roundRect(x - 5, 1, 10, 10, 3)
  canvas.fill()
}

const hatches = new Map<string, CanvasPattern | null>()

/** Frozen is hatched, so that it reads without its colour. */
function hatch(canvas: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  let pattern = hatches.get(colour)
  if (pattern === undefined) {
    const tile = document.createElement('canvas')
    tile.width = tile.height = 6
    const pen = tile.getContext('2d')
    if (pen) {
      pen.strokeStyle = colour
      pen.lineWidth = 1.2
      pen.beginPath()
      for (const shift of [-6, 0, 6]) {
        pen.moveTo(shift, 6)
        pen.lineTo(shift + 6, 0)
      }
      pen.stroke()
    }
    pattern = canvas.createPattern(tile, 'repeat')
    hatches.set(colour, pattern)
  }
  return pattern ?? colour
}
