import { saveFile } from '../../browser/saveFile'
import { loadDrills } from '../../content/drills/drills'
import { ankiFile } from '../study/ankiFile'
import { useQuestionBank } from '../study/questionBank'
import { missedCards } from './missed'
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

/**
 * Hands what was missed out as a text that Anki imports.
 * @returns how many cards it has; none, and there is no file
 */
export async function saveMissed(): Promise<number> {
  const [drills] = await Promise.all([loadDrills(), useQuestionBank.getState().load()])
  const cards = missedCards(useProgress.getState().progress, useQuestionBank.getState().byId, drills)
  if (cards.length > 0) saveFile('coldstart-missed.txt', ankiFile(cards), 'text/plain')
  return cards.length
}
