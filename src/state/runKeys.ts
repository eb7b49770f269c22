import { onFreeKey } from '../browser/keyboard'
import { useRun } from './runStore'

/** What keys do to the run while nothing under the focus has a use for them. */
export const RUN_KEYS: readonly { readonly key: string; readonly shown: string; readonly does: string }[] = [
  { key: 'ArrowLeft', shown: '←', does: 'Step back' },
  { key: 'ArrowRight', shown: '→', does: 'Step forward' },
  { key: ',', shown: ',', does: 'To where a state begins, back' },
  { key: '.', shown: '.', does: 'To where the next state begins' },
  { key: ' ', shown: 'Space', does: 'Run or pause' },
  { key: 'Home', shown: 'Home', does: 'First event' },
  { key: 'End', shown: 'End', does: 'Last event' },
  { key: 'Escape', shown: 'Esc', does: 'Let go of the selected state, or go back' },
]

/** @returns the way to stop it */
export function listenToRunKeys(): () => void {
  return onFreeKey((key) => {
    const run = useRun.getState()
    if (!run.run) return false
    switch (key) {
      case 'ArrowLeft':
        run.stepBack()
        return true
      case 'ArrowRight':
        run.stepForward()
        return true
      case ',':
        void run.stepState(-1)
        return true
      case '.':
        void run.stepState(1)
        return true
      case ' ':
        if (run.playing) run.pause()
        else run.play()
        return true
      case 'Home':
        run.goTo(0)
        return true
      case 'End':
        run.goTo(Infinity)
        return true
      case 'Escape':
        if (run.selected === undefined) run.comeBack()
        else run.selectState(undefined)
        return true
      default:
        return false
    }
  })
}
