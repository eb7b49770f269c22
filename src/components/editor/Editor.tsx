import { lazy, Suspense, useRef, useState } from 'react'
import { editorKind } from '../../state/editorKind'
import { EditorBoundary } from './EditorBoundary'
import type { EditorHandle, EditorProps, TabKey } from './editorProps'
import { PlainEditor } from './PlainEditor'
import { ProblemList } from './ProblemList'

const CodeEditor = lazy(() => import('./CodeEditor'))
const kind = editorKind()

/** A text with its editor and what is wrong with it. */
export function Editor(props: Omit<EditorProps, 'handle' | 'onTabKey'>) {
  const handle = useRef<EditorHandle>(null)
  const [tabKey, setTabKey] = useState<TabKey>()
  const all: EditorProps = { ...props, handle, onTabKey: setTabKey }
  const plain = <PlainEditor {...all} />
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="relative min-h-0 grow">
        {kind === 'plain' ? (
          plain
        ) : (
          <EditorBoundary instead={plain}>
            <Suspense fallback={<Waiting text={props.value} />}>
              <CodeEditor {...all} />
            </Suspense>
          </EditorBoundary>
        )}
        {tabKey && <TabHint does={tabKey} />}
      </div>
      <ProblemList problems={props.problems} onChoose={({ offset, length }) => handle.current?.goTo(offset, length)} />
    </div>
  )
}

/** The text at the place where it will stand, while the editor is fetched. */
function Waiting({ text }: { text: string }) {
  return (
    <pre aria-hidden className="h-full overflow-hidden py-2 pl-[52px] font-mono text-[0.78125rem] leading-[19px] text-muted">
      {text.slice(0, 5000)}
    </pre>
  )
}

/** How to leave a text in which Tab indents: shown while it has the focus. */
function TabHint({ does }: { does: TabKey }) {
  const keys = /Mac/.test(navigator.platform) ? 'Ctrl+Shift+M' : 'Ctrl+M'
  return (
    <p
      aria-live="polite"
      className="pointer-events-none absolute right-3 bottom-1 z-10 rounded bg-raised/90 px-1.5 text-xs text-muted"
    >
      {does === 'indents' ? `Tab indents. ${keys}: Tab leaves` : `Tab leaves. ${keys}: Tab indents`}
    </p>
  )
}
