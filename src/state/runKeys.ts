import { onFreeKey } from '../browser/keyboard'
import type { BarWords, RunSource } from './playedRun'

/** What keys do to the run while nothing under the focus has a use for them. */
export function runKeys({ stretch, letGo }: BarWords): readonly { readonly shown: string; readonly does: string }[] {
  return [
    { shown: '←', does: 'Step back' },
    { shown: '→', does: 'Step forward' },
    { shown: ',', does: `To where a ${stretch} begins, back` },
    { shown: '.', does: `To where the next ${stretch} begins` },
    { shown: 'Space', does: 'Run or pause' },
    { shown: 'Home', does: 'First event' },
    { shown: 'End', does: 'Last event' },
    { shown: 'Esc', does: letGo },
  ]
}

/** @returns the way to stop it */
export function listenToRunKeys({ get, deeds }: RunSource): () => void {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: deeds.stepBack,
    ArrowRight: deeds.stepForward,
    ',': () => deeds.stepStretch(-1),
    '.': () => deeds.stepStretch(1),
    ' ': () => (get().playing ? deeds.pause() : deeds.play()),
    Home: () => deeds.goTo(0),
    End: () => deeds.goTo(Infinity),
    Escape: deeds.letGo,
  }
  return onFreeKey((key) => {
    const action = actions[key]
    if (!action || !get().timeline) return false
    action()
    return true
  })
}
