import { editor, KeyCode, KeyMod } from 'monaco-editor/editor'
import type { TabKey } from '../editorProps'

let leaves = false

/** What Tab does now in every code editor. */
export function tabKey(): TabKey {
  return leaves ? 'leaves' : 'indents'
}

/** Lets Ctrl+M change what Tab does, in all editors alike: with it the keyboard gets out of a text again. */
export function bindTabKey(on: editor.IStandaloneCodeEditor): void {
  on.updateOptions({ tabFocusMode: leaves })
  on.addAction({
    id: 'toggle-tab-key',
    label: 'Toggle Tab Key Moves Focus',
    // The second is for a Mac, where the first belongs to the system.
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyM, KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM],
    run() {
      leaves = !leaves
      for (const each of editor.getEditors()) each.updateOptions({ tabFocusMode: leaves })
    },
  })
}
