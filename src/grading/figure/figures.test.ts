import { describe, expect, test } from 'vitest'
import { assets } from '../../../scripts/sdk/assets'
import type { Chapter } from '../../content/guide/chapter'
import { contents } from '../../content/guide/contents'
import type { Figure, Json } from '../../content/guide/figure'
import { libraryOver } from '../../sim/cloud/library'
import { playFigure } from './playFigure'

const { createCloud } = libraryOver(assets)
const chapters = await Promise.all(contents.map(({ load }) => load()))

/** More would be told apart by nobody. */
const MOST_MOMENTS = 200

describe.each(chapters.flatMap((chapter) => figuresOf(chapter).map((figure) => ({ figure, name: `${chapter.id}: ${figure.id}` }))))('the figure $name', ({ figure }) => {
  test.each(choicesOf(figure))('shows something with $name', async ({ chosen }) => {
    const played = await playFigure(figure, chosen, createCloud)
    expect(played.moments.length).toBeGreaterThan(0)
    expect(played.moments.length).toBeLessThanOrEqual(MOST_MOMENTS)
    // What a sentence could not fill in is not to be read: two blanks, or one before a full stop.
    for (const { says } of played.moments) expect(says).not.toMatch(/ {2}|\{[\w.]+\}| [.,:](\s|$)/)
  })

  test('gives the same twice', async () => {
    const chosen = choicesOf(figure)[0]!.chosen
    expect(JSON.stringify(await playFigure(figure, chosen, createCloud))).toBe(JSON.stringify(await playFigure(figure, chosen, createCloud)))
  })

  test('is another with another choice of each control', async () => {
    const pictures = await Promise.all(choicesOf(figure).map(async ({ chosen }) => JSON.stringify(await playFigure(figure, chosen, createCloud))))
    for (const [index, { of }] of choicesOf(figure).entries()) if (of !== undefined) expect(pictures[index], of).not.toBe(pictures[0])
  })
})

function figuresOf({ figure, sections }: Chapter): readonly Figure[] {
  return [figure, ...sections.flatMap(({ blocks }) => blocks.flatMap((block) => (typeof block === 'object' && 'figure' in block ? [block.figure] : [])))]
}

/** What is chosen at first, and each other choice of each control for itself. */
function choicesOf({ controls }: Figure): readonly { name: string; of: string | undefined; chosen: Record<string, Json> }[] {
  const first = Object.fromEntries(controls.map(({ name, choices, preset = 0 }) => [name, choices[preset]!.value]))
  const others = controls.flatMap(({ name, label, choices, preset = 0 }) =>
    choices.flatMap((choice, index) => (index === preset ? [] : [{ name: `${label}: ${choice.label}`, of: label, chosen: { ...first, [name]: choice.value } }])),
  )
  return [{ name: 'what is chosen at first', of: undefined, chosen: first }, ...others]
}
