import type { Question } from '../../src/content/questions/question'

/** How many questions there are, by service, task, kind and badge, as lines of text. */
export function countTable(questions: readonly Question[]): readonly string[] {
  const rows = (title: string, of: (question: Question) => string) => {
    const counts = new Map<string, number>()
    for (const question of questions) counts.set(of(question), (counts.get(of(question)) ?? 0) + 1)
    const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
    return `${title.padEnd(12)}${sorted.map(([name, count]) => `${name} ${count}`).join('  ')}`
  }
  return [
    rows('service', ({ service }) => service),
    rows('task (C02)', ({ tasks }) => tasks.c02),
    rows('task (C03)', ({ tasks }) => tasks.c03),
    rows('kind', ({ kind }) => kind),
    rows('difficulty', ({ difficulty }) => String(difficulty)),
    rows('badge', ({ badge }) => badge),
    rows('proof', ({ proof }) => (proof === undefined ? 'without' : 'claims' in proof ? 'what happens' : 'goal' in proof ? 'what to do' : 'in order')),
    `${'in all'.padEnd(12)}${questions.length}`,
  ]
}
