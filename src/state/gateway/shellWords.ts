/** A word of a command line, as a shell hands it to the command, and where it stands in the line. */
export interface ShellWord {
  readonly text: string
  readonly at: number
  readonly length: number
}

/** What is wrong with a line, and where. */
export interface LineProblem {
  readonly message: string
  readonly at: number
  readonly length: number
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', '\\': '\\', "'": "'", '"': '"' }

/** Splits a line as a POSIX shell does: quotes of both kinds, `$'…'`, backslashes, lines that go on. Nothing is expanded. */
export function shellWords(line: string): readonly ShellWord[] | { readonly problem: LineProblem } {
  const words: ShellWord[] = []
  let at = 0
  while (at < line.length) {
    if (/\s/.test(line.charAt(at))) {
      at++
      continue
    }
    if (/^\\\r?\n/.test(line.slice(at, at + 3))) {
      at += line.startsWith('\\\r\n', at) ? 3 : 2
      continue
    }
    const start = at
    let text = ''
    while (at < line.length && !/\s/.test(line.charAt(at))) {
      const part = nextPart(line, at)
      if ('problem' in part) return part
      text += part.text
      at = part.end
    }
    words.push({ text, at: start, length: at - start })
  }
  return words
}

/** A quoted part, an escaped character, or a plain one. */
function nextPart(line: string, at: number): { readonly text: string; readonly end: number } | { readonly problem: LineProblem } {
  const here = line.charAt(at)
  if (here === "'") {
    const end = line.indexOf("'", at + 1)
    return end < 0 ? unclosed(line, at) : { text: line.slice(at + 1, end), end: end + 1 }
  }
  if (here === '"') return quoted(line, at + 1, at, '"', (escaped) => ('$`"\\\n'.includes(escaped) ? (escaped === '\n' ? '' : escaped) : `\\${escaped}`))
  if (here === '$' && line.charAt(at + 1) === "'") return quoted(line, at + 2, at, "'", (escaped) => ESCAPES[escaped] ?? `\\${escaped}`)
  if (here === '\\' && at + 1 < line.length) return { text: line.charAt(at + 1) === '\n' ? '' : line.charAt(at + 1), end: at + 2 }
  if (here === '|' || here === ';' || here === '>' || here === '<') {
    return { problem: { message: `Only one curl command can be sent: ${here} leads to another one, or to a file.`, at, length: 1 } }
  }
  return { text: here, end: at + 1 }
}

function quoted(line: string, from: number, start: number, quote: string, escape: (escaped: string) => string): ReturnType<typeof nextPart> {
  let text = ''
  for (let at = from; at < line.length; at++) {
    const here = line.charAt(at)
    if (here === quote) return { text, end: at + 1 }
    text += here === '\\' && at + 1 < line.length ? escape(line.charAt(++at)) : here
  }
  return unclosed(line, start)
}

function unclosed(line: string, at: number): { readonly problem: LineProblem } {
  return { problem: { message: 'This quote is not closed.', at, length: line.length - at } }
}
