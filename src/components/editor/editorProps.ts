import type { Ref } from 'react'
import type { Problem } from '../../state/problem'

export type EditorLanguage = 'asl' | 'json' | 'javascript'

/** What the Tab key does in an editor that has the focus. */
export type TabKey = 'indents' | 'leaves'

/** What a text is edited with: Monaco or a text area, by the same properties. */
export interface EditorProps {
  /** The accessible name of the text box. */
  readonly label: string
  readonly language: EditorLanguage
  /** Which text this is: each has its own undo history and place. */
  readonly document: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problems: readonly Problem[]
  readonly handle: Ref<EditorHandle>
  /** Called as the editor gets the focus, with undefined as it loses it, and when the key's meaning changes. */
  readonly onTabKey: (does: TabKey | undefined) => void
}

export interface EditorHandle {
  /** Puts the cursor at a place of the text, in UTF-16 units, and shows it. */
  goTo(offset: number, length: number): void
}
