/** Orthogonal routes as SVG paths with rounded bends. */
import type { Point } from './drawing'

/** Radius of a bend, in pixels; tighter where two bends are close. */
export const BEND_RADIUS = 10

/** @returns an SVG path; empty for fewer than two points */
export function roundedPath(route: readonly Point[], radius: number = BEND_RADIUS): string {
  const points = route.filter((point, index) => index === 0 || !same(point, route[index - 1]))
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const parts = [`M ${at(first)}`]
  rest.slice(0, -1).forEach((corner, index) => {
    const before = points[index]
    const after = points[index + 2]
    if (!before || !after) return
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    parts.push(`L ${at(towards(corner, before, reach))}`, `Q ${at(corner)} ${at(towards(corner, after, reach))}`)
  })
  return [...parts, `L ${at(last)}`].join(' ')
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}

function towards(from: Point, to: Point, by: number): Point {
  const share = by / distance(from, to)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
