import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  // Relative addresses and hash routes: one build works under any path.
  base: './',
  plugins: [react(), tailwindcss(), precacheList()],
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true, chunkSizeWarningLimit: 4000 },
})

/**
 * Writes `precache.json`: every file of the build and a version made of their names, which hold
 * their hashes. The service worker fetches them, so that the whole app works offline.
 */
function precacheList(): Plugin {
  return {
    name: 'coldstart-precache-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((file) => file !== 'index.html' && !file.startsWith('.vite/') && !file.endsWith('.map'))
        .sort()
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16)
      this.emitFile({ type: 'asset', fileName: 'precache.json', source: JSON.stringify({ version, files }) })
    },
  }
}
