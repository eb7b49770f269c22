/**
 * `npm run -s bench -- NAME… [--json FILE] [--reference]`: measures, beside a peer or a limit in the same run.
 * Prints a table of medians; `--json` writes the rows; `--reference` checks
 * results against reference results too, where a bench has any. Ends with 1 if a name is not built or a bench failed.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { printed, type Row } from './row'

type Bench = (options: { readonly reference: boolean }) => Promise<readonly Row[]>

const BENCHES: { readonly [name: string]: (() => Promise<Bench>) | undefined } = {
  kernel: async () => (await import('./kernel/kernelBench')).kernelBench,
  asl: async () => (await import('./asl/aslBench')).aslBench,
  services: async () => (await import('./services/servicesBench')).servicesBench,
  sandbox: async () => (await import('./sandbox/sandboxBench')).sandboxBench,
  fleet: async () => (await import('./fleet/fleetBench')).fleetBench,
  vtl: async () => (await import('./vtl/vtlBench')).vtlBench,
  gateway: async () => (await import('./gateway/gatewayBench')).gatewayBench,
  lab: async () => (await import('./lab/labBench')).labBench,
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' }, reference: { type: 'boolean', default: false } } })
const refused = positionals.length === 0 ? ['no NAME was given'] : positionals.flatMap(refusal)
for (const reason of refused) console.error(`bench: ${reason}`)
if (refused.length > 0) {
  console.error(`usage: npm run -s bench -- NAME… [--json FILE] [--reference], NAME of ${Object.keys(BENCHES).join(' ')}`)
  process.exit(1)
}

const rows: Row[] = []
for (const name of positionals) {
  const load = BENCHES[name]
  if (load) rows.push(...(await (await load())({ reference: values.reference })))
}
console.log(printed(rows))
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 1)}\n`)

function refusal(name: string): readonly string[] {
  if (!Object.hasOwn(BENCHES, name)) return [`there is no bench ${name}`]
  return BENCHES[name] ? [] : [`the bench ${name} is not built yet`]
}
