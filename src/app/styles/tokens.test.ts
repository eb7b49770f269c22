import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Linear-light red, green and blue in [0, 1]. */
type Rgb = readonly [red: number, green: number, blue: number]

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const themes = { light: tokensOf(':root'), dark: tokensOf(":root[data-theme='dark']") }

const GROUNDS = ['ground', 'panel', 'raised', 'sunken']
/** What words are written in. Each state's colour is one of them: its word stands beside its sign. */
const TEXTS = ['ink', 'muted', 'accent', 'cold', 'warm', 'waiting', 'succeeded', 'caught', 'retried', 'throttled', 'failed', 'cached']
/** What is not written on a ground, or is no text. */
const OTHERS = ['line', 'line-strong', 'accent-soft', 'on-accent', 'shadow']

const PAIRS: readonly (readonly [upper: string, lower: string, least: number])[] = [
  ...GROUNDS.flatMap((ground) => TEXTS.map((text) => [text, ground, 4.5] as const)),
  // Text of a chosen row or room, which may tell a state too, and of the one filled button.
  ...TEXTS.map((text) => [text, 'accent-soft', 4.5] as const),
  ['on-accent', 'accent', 4.5],
  // The edge of a control is not text: WCAG asks 3 of it.
  ...GROUNDS.map((ground) => ['line-strong', ground, 3] as const),
]

test.each(['light', 'dark'] as const)('%s: every colour has a role that is checked, and no other name exists', (theme) => {
  expect(Object.keys(themes[theme]).sort()).toEqual([...GROUNDS, ...TEXTS, ...OTHERS].sort())
})

for (const theme of ['light', 'dark'] as const) {
  test.each(PAIRS)(`${theme}: %s on %s stands out by %d`, (upper, lower, least) => {
    expect(contrast(theme, upper, lower)).toBeGreaterThanOrEqual(least)
  })

  test(`${theme}: every colour can be shown by any screen`, () => {
    const outside = Object.entries(themes[theme]).filter(([, rgb]) => rgb.some((part) => part < -0.002 || part > 1.002))
    expect(outside.map(([name]) => name)).toEqual([])
  })
}

test.each<[colour: string, rgb: Rgb]>([
  ['oklch(1 0 0)', [1, 1, 1]],
  ['oklch(0 0 0)', [0, 0, 0]],
  // sRGB's own primaries, as CSS Color 4 prints them.
  ['oklch(0.62796 0.25768 29.234)', [1, 0, 0]],
  ['oklch(0.86644 0.29483 142.495)', [0, 1, 0]],
  ['oklch(0.45201 0.31321 264.052)', [0, 0, 1]],
])('%s is converted rightly', (colour, rgb) => {
  linearRgb(colour).forEach((part, i) => expect(part).toBeCloseTo(rgb[i] ?? Number.NaN, 3))
})

function tokensOf(selector: string): Readonly<Record<string, Rgb>> {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--color-([\w-]+): (oklch\([^)]+\))/g)].map((found) => [found[1] ?? '', linearRgb(found[2] ?? '')]))
}

/** @see https://www.w3.org/TR/css-color-4/#color-conversion-code */
function linearRgb(colour: string): Rgb {
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** WCAG's contrast ratio, 1 to 21. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(theme: keyof typeof themes, upper: string, lower: string): number {
  const [one = Number.NaN, other = Number.NaN] = [upper, lower].map((name) => luminance(themes[theme][name])).sort((a, b) => b - a)
  return (one + 0.05) / (other + 0.05)
}

function luminance(rgb: Rgb | undefined): number {
  const [red, green, blue] = (rgb ?? []).map((part) => Math.min(1, Math.max(0, part)))
  return 0.2126 * (red ?? Number.NaN) + 0.7152 * (green ?? Number.NaN) + 0.0722 * (blue ?? Number.NaN)
}
