/**
 * Makes the tables of src/sim/aws/models from the public API models of botocore:
 * `npx tsx scripts/models/generate.ts [FOLDER]`, FOLDER by default `../shared/aws-models`.
 */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actionsFrom, tablesFrom } from './tables'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const folder = process.argv[2] ?? join(root, '..', 'shared', 'aws-models')
const tables = tablesFrom(folder)
for (const [file, text] of [...tables, ['actions.json', actionsFrom(tables)] as const]) {
  writeFileSync(join(root, 'src', 'sim', 'aws', 'models', file), text)
  console.log(`${file}  ${(text.length / 1024).toFixed(0)} KiB`)
}
