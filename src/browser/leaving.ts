/** Calls back when the page is hidden or left: the last moment in which something can be kept. */
export function onLeaving(leave: () => void): void {
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
  })
}
