import { saveFile } from '../../browser/saveFile'
import { useProgress } from '../study/progressStore'

/** Hands the progress out as a file. */
export function saveProgress(): void {
  const day = new Date().toISOString().slice(0, 10)
  saveFile(`coldstart-progress-${day}.json`, useProgress.getState().exportFile())
}

/**
 * Adds what a file holds.
 * @returns why it could not be taken, for people: nothing has changed then
 */
export async function takeProgress(file: Pick<Blob, 'text'>): Promise<string | undefined> {
  return useProgress.getState().importFile(await file.text(), 'merge')?.message
}
