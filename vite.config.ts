import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { defineConfig, type Plugin } from 'vite'
import project from './package.json' with { type: 'json' }
import { licenceFile, shippedPackages } from './scripts/licences.mjs'
import { sdkBundles } from './scripts/sdk/sdkBundlesPlugin.mjs'

export default defineConfig({
  // Relative addresses and hash routes: one build works under any path.
  base: './',
  plugins: [react(), tailwindcss(), onlyThisOrigin(), licences(), precacheList(), sdkBundles()],
  worker: { format: 'es', plugins: () => [sdkBundles()] },
  // Workers are entries too: what they import is bundled at the first start, not in the middle of a first run.
  optimizeDeps: { entries: ['index.html', 'src/workers/*.ts'] },
  define: { 'import.meta.env.VITE_PROJECT': JSON.stringify(aboutProject()) },
  build: { target: 'es2022', chunkSizeWarningLimit: 4000 },
})

/** What pages say of the project: its version, and where its issues are written once package.json names a repository. */
function aboutProject() {
  const { version, repository } = project as { readonly version: string; readonly repository?: string | { readonly url: string } }
  return { version, repository: typeof repository === 'string' ? repository : repository?.url }
}

/**
 * Lets the browser refuse what is not of this origin, and scripts that are not of this build. Styles may be written by
 * scripts, because the editor does; a server in development writes scripts too, and is left alone.
 */
function onlyThisOrigin(): Plugin {
  return {
    name: 'coldstart-only-this-origin',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const inline = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text)
        const hashes = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
        const policy = [
          "default-src 'self'",
          `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`,
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "font-src 'self' data:",
        ]
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`
        return html.replace(/<meta charset[^>]*>/, (charset) => `${charset}\n    ${meta}`)
      },
    },
  }
}

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
