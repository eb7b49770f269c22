import { Suspense, use } from 'react'
import { ChapterView } from '../components/guide/ChapterView'
import type { Chapter } from '../content/guide/chapter'
import { contents } from '../content/guide/contents'
import { loadVerdicts } from '../content/guide/verdicts'
import NotFoundPage from './NotFoundPage'

const loading = new Map<string, ReturnType<typeof loaded>>()

async function loaded(load: () => Promise<Chapter>) {
  const [chapter, verdicts] = await Promise.all([load(), loadVerdicts()])
  return { chapter, verdicts: verdicts.filter(({ id }) => chapter.verdicts.includes(id)) }
}

/** One chapter of the guide. */
export default function GuideChapterPage({ params: { chapter: id } }: { params: { chapter: string } }) {
  const at = contents.findIndex((chapter) => chapter.id === id)
  const entry = contents[at]
  if (!entry) return <NotFoundPage />
  if (!loading.has(id)) loading.set(id, loaded(entry.load))
  return (
    <div className="overflow-auto" key={id}>
      <Suspense fallback={null}>
        <LoadedChapter promise={loading.get(id)!} before={contents[at - 1]} next={contents[at + 1]} />
      </Suspense>
    </div>
  )
}

type Neighbour = (typeof contents)[number] | undefined

function LoadedChapter({ promise, before, next }: { promise: ReturnType<typeof loaded>; before: Neighbour; next: Neighbour }) {
  const { chapter, verdicts } = use(promise)
  return <ChapterView chapter={chapter} verdicts={verdicts} before={before} next={next} />
}
