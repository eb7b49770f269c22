import type { Question } from './question'

/** A file of questions on one topic. */
interface TopicFile {
  readonly questions: readonly Question[]
}

/**
 * All files of questions, each a chunk of its own that is loaded when it is first asked for. By `service/topic`.
 * They are found in their folders, so nobody has to enter a new one anywhere.
 */
const files = Object.entries(import.meta.glob<TopicFile>('./*/*.ts')).map(([path, load]) => ({ topic: path.slice(2, -3), load }))

/** The topics there are, `service/topic`. */
export const topics: readonly string[] = files.map(({ topic }) => topic)

/** The questions of the topics named, or of all. */
export async function loadQuestions(wanted: (topic: string) => boolean = () => true): Promise<readonly (Question & { readonly topic: string })[]> {
  const loaded = await Promise.all(
    files.filter(({ topic }) => wanted(topic)).map(async ({ topic, load }) => (await load()).questions.map((question) => ({ ...question, topic }))),
  )
  return loaded.flat()
}
