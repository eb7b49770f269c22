import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'
import { OPERATIONS, type Operation } from './shop'

const SIZES = [100, 10_000, 1_000_000] as const
const ROUNDS = 15
const CALLS = 10_000
const PEER_CALLS = 1000
const MESSAGES = 5000

type Rates = { readonly [operation in Operation]: number[] }

const noRates = (): Rates => ({ GetItem: [], PutItem: [], Query: [] })

/**
 * Calls a second through the front door, the log kept: DynamoDB in tables of 10², 10⁴ and 10⁶ items
 * and beside dynalite, called as functions and through its server; SQS and S3 for themselves.
 */
export async function servicesBench(): Promise<readonly Row[]> {
  const tableFile = await compiled(new URL('./tableContestant.ts', import.meta.url), 'table')
  const peerFile = await compiled(new URL('./dynaliteContestant.ts', import.meta.url), 'dynalite', ['dynalite'])
  const tables = SIZES.map((size) => ({ size, table: new Contestant(tableFile, [String(size)]), rates: noRates() }))
  const peer = new Contestant(peerFile, [String(SIZES[0])])
  const inside = noRates()
  const server = noRates()
  const [megabytes] = await Promise.all([Promise.all(tables.map(({ table }) => table.ask<number>('build'))), peer.ask('build')])
  for (let i = -1; i < ROUNDS; i++) {
    for (const operation of OPERATIONS) {
      const measure = async (side: Contestant, rates: Rates, count: number, by?: string) => {
        const rate = count / (await side.ask<number>('round', { operation, count, by }))
        if (i >= 0) rates[operation].push(rate)
      }
      for (const { table, rates } of tables) await measure(table, rates, CALLS)
      await measure(peer, inside, PEER_CALLS, 'inside')
      await measure(peer, server, PEER_CALLS, 'server')
    }
  }
  for (const { table } of tables) table.stop()
  peer.stop()
  const [least] = tables
  const each = (make: (operation: Operation) => Row) => OPERATIONS.map(make)
  return [
    ...each((operation) => row('services', `${operation} in 10², beside dynalite's functions`, 'calls/s', least?.rates[operation] ?? [], inside[operation])),
    ...each((operation) => row('services', `${operation} in 10², beside dynalite's server`, 'calls/s', least?.rates[operation] ?? [], server[operation])),
    ...tables.slice(1).flatMap(({ size, rates }) =>
      each((operation) => row('services', `${operation} in ${named(size)}, beside 10²`, 'calls/s', rates[operation], least?.rates[operation])),
    ),
    ...tables.map(({ size }, i) => row('services', `memory of ${named(size)} items and their log`, 'MB', [megabytes[i] ?? Number.NaN])),
    ...(await queueRows()),
  ]
}

async function queueRows(): Promise<readonly Row[]> {
  const side = new Contestant(await compiled(new URL('./queueContestant.ts', import.meta.url), 'queue'), [])
  await side.ask('build')
  const rates: Record<string, number[]> = {}
  for (let i = -1; i < ROUNDS; i++) {
    const messages = await side.ask<{ send: number; receive: number; remove: number }>('messages', MESSAGES)
    const objects = await side.ask<{ put: number; get: number }>('objects', MESSAGES)
    if (i < 0) continue
    const came = {
      'SQS SendMessage': messages.send,
      'SQS ReceiveMessage, one each': messages.receive,
      'SQS DeleteMessage': messages.remove,
      'S3 PutObject of 1 KB': objects.put,
      'S3 GetObject of 1 KB': objects.get,
    }
    for (const [name, seconds] of Object.entries(came)) (rates[name] ??= []).push(MESSAGES / seconds)
  }
  side.stop()
  return Object.entries(rates).map(([name, measured]) => row('services', name, 'calls/s', measured))
}

function named(size: number): string {
  return `10${size === 100 ? '²' : size === 10_000 ? '⁴' : '⁶'}`
}
