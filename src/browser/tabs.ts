/** The other tabs of this site: they hear that something they share has changed, but not what. */
export interface Tabs {
  tell(): void
  onTold(heard: () => void): void
}

/** Tabs that share what is named. A browser without channels has no other tabs for us. */
export function tabsSharing(name: string): Tabs {
  let channel: BroadcastChannel | undefined
  const opened = () => {
    if (typeof BroadcastChannel === 'undefined') return undefined
    return (channel ??= new BroadcastChannel(name))
  }
  return {
    tell: () => opened()?.postMessage(null),
    onTold(heard) {
      opened()?.addEventListener('message', heard)
    },
  }
}
