import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}.cache/bench`

/**
 * Compiles a contestant as the product is compiled, and returns the file. A loader that translates
 * on the fly adds work to every closure (to keep its name), which no learner's machine does.
 * @param external  packages left as they are published, such as a peer
 */
export async function compiled(module: URL, name: string, external: readonly string[] = []): Promise<string> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      lib: { entry: fileURLToPath(module), formats: ['es'], fileName: () => `${name}.mjs` },
      rolldownOptions: {
        external: [/^node:/, ...external],
        output: { chunkFileNames: `${name}-[name].mjs` },
      },
    },
  })
  return `${folder}/${name}.mjs`
}
