/** Keeps the app on the device for the next visit without a network. Only in a build: a dev server has no hashes. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    void navigator.serviceWorker
      .register('./sw.js')
      .then(() => navigator.serviceWorker.ready)
      // After the first view stands: the rest of the app is several times its size.
      .then((registration) => setTimeout(() => registration.active?.postMessage('keep-everything'), 4000))
      .catch(() => undefined)
  })
}
