const WORDS = 3

/** How alike two texts are, from 0 to 1: the share of their runs of three words that both have. */
export function shingleLikeness(a: string, b: string): number {
  const [of, others] = [shinglesOf(a), shinglesOf(b)]
  const both = [...of].filter((shingle) => others.has(shingle)).length
  const all = of.size + others.size - both
  return all === 0 ? 1 : both / all
}

function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length <= WORDS) return new Set([words.join(' ')])
  return new Set(words.slice(0, words.length - WORDS + 1).map((_word, index) => words.slice(index, index + WORDS).join(' ')))
}
