/*
 * Keeps the app on the device. Files whose names hold their hash never change: the cache answers.
 * The page itself is asked from the network first, so that a new release is seen at once, and
 * comes from the cache when there is no network.
 */
const CACHE = 'coldstart'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.add('./'))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data === 'keep-everything') event.waitUntil(keepEverything())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(freshFirst(request))
  else if (url.pathname.includes('/assets/')) event.respondWith(keptFirst(request))
  else event.respondWith(freshFirst(request))
})

async function freshFirst(request) {
  const cache = await caches.open(CACHE)
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(request, response.clone())
    return response
  } catch (offline) {
    const kept = (await cache.match(request, { ignoreSearch: true })) ?? (request.mode === 'navigate' && (await cache.match('./')))
    if (kept) return kept
    throw offline
  }
}

async function keptFirst(request) {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

/** Fetches what the release lists and is not here yet, and drops what it does not list any more. */
async function keepEverything() {
  const { files } = await (await fetch('./precache.json')).json()
  const cache = await caches.open(CACHE)
  const listed = new Set(files.map((file) => new URL(file, self.registration.scope).href))
  for (const request of await cache.keys()) {
    if (request.url.includes('/assets/') && !listed.has(request.url)) await cache.delete(request)
  }
  for (const url of listed) if (!(await cache.match(url))) await cache.add(url)
}
