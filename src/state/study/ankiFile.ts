import type { Question } from '../../content/questions/question'

/** A card for Anki: what it asks, and what is right. Texts may hold `code` between backticks. */
export interface AnkiCard {
  /** By this Anki knows a card again that was imported before. */
  readonly id: string
  readonly front: string
  readonly back: string
  readonly tags: readonly string[]
}

/**
 * A text that Anki imports, https://docs.ankiweb.net/importing/text-files.html: header lines, then a line each card with
 * its fields parted by tabs, in HTML.
 */
export function ankiFile(cards: readonly AnkiCard[]): string {
  const header = ['#separator:tab', '#html:true', '#notetype:Basic', '#deck:Coldstart', '#columns:guid\tFront\tBack\tTags', '#guid column:1', '#tags column:4']
  const lines = cards.map(({ id, front, back, tags }) => [`coldstart ${id}`, html(front), html(back), tags.map((tag) => tag.replaceAll(/\s+/g, '-')).join(' ')].join('\t'))
  return [...header, ...lines, ''].join('\n')
}

/** A question with its options, and the right ones with their reasons. */
export function questionCardOf(question: Question): AnkiCard {
  const exhibits = (question.exhibits ?? []).map(({ title, text }) => `${title === undefined ? '' : `${title}\n`}${text}`)
  return {
    id: question.id,
    front: [question.prompt, ...exhibits, optionsText(question)].join('\n\n'),
    back: `${rightText(question)}\n\n${question.source}`,
    tags: ['coldstart', question.service, `DVA-C03-${question.tasks.c03}`],
  }
}

function optionsText(question: Question): string {
  if (question.kind === 'match') return [...question.choices.map(({ text }) => `- ${text}`), '', ...question.answers.map(({ text }) => `→ ${text}`)].join('\n')
  if (question.kind === 'order') return [...question.choices].sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ text }) => `- ${text}`).join('\n')
  return question.choices.map((choice, index) => `${letter(index)}. ${'line' in choice ? `Line ${choice.line}` : choice.text}`).join('\n')
}

function rightText(question: Question): string {
  if (question.kind === 'match') {
    return question.choices.map(({ id, text, why }) => `${text} → ${question.answers.find((answer) => answer.id === question.key[id])?.text ?? ''}. ${why}`).join('\n')
  }
  if (question.kind === 'order') {
    return question.key.map((id, place) => `${place + 1}. ${question.choices.find((choice) => choice.id === id)?.text ?? ''}`).join('\n')
  }
  return question.choices.flatMap((choice, index) => (question.key.includes(choice.id) ? [`${letter(index)}. ${'line' in choice ? `Line ${choice.line}` : choice.text}\n${choice.why}`] : [])).join('\n')
}

function letter(index: number): string {
  return 'ABCDEFGH'[index] ?? '?'
}

function html(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  return escaped
    .replaceAll(/`([^`\n]+)`/g, '<code>$1</code>')
    // Blanks that begin a line of code count.
    .replaceAll(/(^|\n)( +)/g, (_all, before: string, blanks: string) => before + '&nbsp;'.repeat(blanks.length))
    .replaceAll('\t', '&nbsp;&nbsp;')
    .replaceAll(/\r?\n/g, '<br>')
}
