/** Which part of a drawing is in sight: at what scale, and where its origin lies in the pane. */
import type { Box, Drawing } from './drawing'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Viewport {
  /** Where the drawing's origin lies, in pixels of the pane. */
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export const MIN_ZOOM = 0.05
export const MAX_ZOOM = 2
/** Names cannot be read below this. */
const READABLE = 0.55
/** What is too large to be seen whole is read in parts, and then well. */
const COMFORTABLE = 0.8
const MARGIN = 20
/** Above the drawing lies what is said of it. */
const HEAD = 46
const FOOT = 10

/** All of the drawing, centred; never larger than life. */
export function fitted(drawing: Size, pane: Size): Viewport {
  const zoom = Math.max(MIN_ZOOM, Math.min(1, scale(drawing, pane)))
  const spare = pane.height - HEAD - FOOT - drawing.height * zoom
  return { x: (pane.width - drawing.width * zoom) / 2, y: HEAD + Math.max(0, spare / 2), zoom }
}

/**
 * What a drawing opens with: all of it where its names can be read like that, else its beginning,
 * with the first state in the middle.
 */
export function opening(drawing: Drawing, pane: Size): Viewport {
  const all = fitted(drawing, pane)
  if (all.zoom >= READABLE) return all
  const first = drawing.nodes[0]?.box
  const middle = first ? first.x + first.width / 2 : drawing.width / 2
  const byWidth = drawing.width * COMFORTABLE <= pane.width - 2 * MARGIN
  return { x: (pane.width - (byWidth ? drawing.width : 2 * middle) * COMFORTABLE) / 2, y: HEAD, zoom: COMFORTABLE }
}

/** The viewport moved just so far that the box is in sight; the same one where it is already. */
export function revealing(box: Box, viewport: Viewport, pane: Size): Viewport {
  const { x, y, zoom } = viewport
  const dx = shift(x + box.x * zoom, box.width * zoom, pane.width, MARGIN)
  const dy = shift(y + box.y * zoom, box.height * zoom, pane.height, HEAD)
  return dx === 0 && dy === 0 ? viewport : { x: x + dx, y: y + dy, zoom }
}

/** How far a stretch has to move to lie in the pane behind its lead; one that is longer shows its beginning. */
function shift(start: number, length: number, pane: number, lead: number): number {
  if (start < lead || length > pane - lead - MARGIN) return start < lead - MARGIN || start > pane - MARGIN ? lead - start : 0
  return Math.min(0, pane - MARGIN - start - length)
}

function scale(drawing: Size, pane: Size): number {
  if (drawing.width === 0 || drawing.height === 0) return 1
  return Math.min((pane.width - 2 * MARGIN) / drawing.width, (pane.height - HEAD - FOOT) / drawing.height)
}
