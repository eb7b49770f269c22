import { languages, Range, type IRange } from 'monaco-editor/editor'
import { completeDefinition } from '../../../state/definitionChecker'
import { useDraft } from '../../../state/draftStore'
import type { Completion } from '../../../sim/services/stepfunctions/completion/completion'

/** Offers fields, states, errors and resources while a definition is written. */
export function registerCompletion(): void {
  languages.registerCompletionItemProvider('asl', {
    triggerCharacters: ['"', ' ', '\n'],
    async provideCompletionItems(model, position) {
      const found = await completeDefinition(model.getValue(), model.getOffsetAt(position), useDraft.getState())
      if (!found || model.isDisposed()) return undefined
      const { offset, length } = found.token
      const range = Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length))
      const quote = model.getValueInRange(range).startsWith('"') ? '"' : ''
      return { suggestions: found.items.map((item, at) => suggestionOf(item, at, quote, range)) }
    },
  })
}

/** @param quote  the quote that stands before what was typed, if one does: what is typed is found with it */
function suggestionOf({ label, kind, detail, insert }: Completion, at: number, quote: string, range: IRange): languages.CompletionItem {
  return {
    label: detail === undefined ? label : { label, description: detail },
    kind: KINDS[kind],
    insertText: insert,
    insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
    filterText: quote + label,
    sortText: String(at).padStart(4, '0'),
    range,
  }
}

const KINDS: Readonly<Record<Completion['kind'], languages.CompletionItemKind>> = {
  field: languages.CompletionItemKind.Field,
  state: languages.CompletionItemKind.Event,
  value: languages.CompletionItemKind.Value,
}
