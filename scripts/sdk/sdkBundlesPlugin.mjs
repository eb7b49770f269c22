import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAME = 'virtual:sdk-bundles'
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.cache/coldstart-sdk')

/**
 * `virtual:sdk-bundles`: the addresses of the bundles, by file name. Only addresses: a bundle is fetched when a handler
 * asks for it.
 *
 * @returns {import('vite').Plugin}
 */
export function sdkBundles() {
  return {
    name: 'coldstart-sdk-bundles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined
      const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
      // Not as data in the script, however small: the page's policy lets nothing fetch that.
      const imports = files.map((file, i) => `import a${i} from ${JSON.stringify(`${join(folder, file)}?url&no-inline`)}`)
      return `${imports.join('\n')}\nexport default { ${files.map((file, i) => `${JSON.stringify(file)}: a${i}`).join(', ')} }`
    },
  }
}
