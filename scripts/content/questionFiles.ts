import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { QuestionSchema, type Question } from '../../src/content/questions/question'

const FOLDER = fileURLToPath(new URL('../../src/content/questions/', import.meta.url))
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What is wrong, where: a file from the root, the question's id and the field in it as far as they are known. */
export interface Complaint {
  readonly file: string
  readonly id: string
  readonly field: string
  readonly message: string
}

export interface FoundQuestion {
  readonly file: string
  readonly question: Question
}

/** All files of questions, from the root: `src/content/questions/<service>/<topic>.ts`. */
export function questionFiles(): readonly string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(FOLDER, name)).map((file) => join(FOLDER, name, file)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => relative(ROOT, path))
    .sort()
}

/** The questions of files that fit the schema, and what is wrong with the others. */
export async function readQuestions(files: readonly string[]): Promise<{ readonly questions: readonly FoundQuestion[]; readonly complaints: readonly Complaint[] }> {
  const questions: FoundQuestion[] = []
  const complaints: Complaint[] = []
  for (const file of files) {
    const given = (await import(pathToFileURL(join(ROOT, file)).href)) as { readonly questions?: unknown }
    if (!Array.isArray(given.questions)) {
      complaints.push({ file, id: '', field: '', message: "exports no list 'questions'" })
      continue
    }
    for (const [index, one] of given.questions.entries()) {
      const parsed = v.safeParse(QuestionSchema, one)
      if (parsed.success) questions.push({ file, question: parsed.output })
      else complaints.push(...parsed.issues.map((issue) => ({ file, id: nameOf(one, index), field: v.getDotPath(issue) ?? '', message: issue.message })))
    }
  }
  return { questions, complaints }
}

function nameOf(question: unknown, index: number): string {
  const id = (question as { readonly id?: unknown } | null)?.id
  return typeof id === 'string' ? id : `question ${index + 1}`
}
