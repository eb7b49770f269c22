import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { licenceFile, shippedPackages } from './scripts/licences.mjs'

export default defineConfig({
  // Relative addresses and hash routes: one build works under any path.
  base: './',
  plugins: [react(), tailwindcss(), licences(), precacheList()],
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true, chunkSizeWarningLimit: 4000 },
})

/** Writes `licences.txt`: what others ask to come along with their code. */
function licences(): Plugin {
  return {
    name: 'coldstart-licences',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licenceFile(shippedPackages(import.meta.dirname)) })
    },
  }
}

/**
 * Writes `precache.json`: every file whose name holds its hash. The service worker fetches them,
 * so that the whole app works offline.
 */
function precacheList(): Plugin {
  return {
    name: 'coldstart-precache-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/'))
      this.emitFile({ type: 'asset', fileName: 'precache.json', source: JSON.stringify({ files: files.sort() }) })
    },
  }
}
