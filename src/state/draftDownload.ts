import { saveFile } from '../browser/saveFile'
import { useDraft } from './draftStore'

/** Hands the draft out as a file that `importFile` reads. */
export function downloadDraft(): void {
  const { scenarioId, exportFile } = useDraft.getState()
  saveFile(`coldstart-${scenarioId}.json`, exportFile())
}

/** Hands out what could not be read, as it lies there. */
export async function downloadSetAside(key: string): Promise<void> {
  saveFile(`coldstart-${key.replace(/[^\w.-]+/g, '-')}.json`, await useDraft.getState().readSetAside(key))
}
