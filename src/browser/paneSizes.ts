const PREFIX = 'coldstart.'

/** Where the sizes of panes are kept for the next visit. Where the browser keeps nothing they hold for this one. */
export const paneSizes: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem(key) {
    try {
      return localStorage.getItem(PREFIX + key)
    } catch {
      return null
    }
  },
  setItem(key, sizes) {
    try {
      localStorage.setItem(PREFIX + key, sizes)
    } catch {
      // Storage is closed to us, or full.
    }
  },
}
