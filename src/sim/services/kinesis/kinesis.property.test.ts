import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSimulation } from '../../cloud/cloud'
import type { JsonObject } from '../../kernel/json'
import { kinesis } from './kinesis'

const seed = Number(process.env['SEED'] ?? 20260203)
console.info(`kinesis: seed ${seed}`)

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f']

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), key: fc.constantFrom(...KEYS) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('batch' as const), keys: fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 8 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('split' as const), which: fc.nat(30), share: fc.integer({ min: 1, max: 7 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), which: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('scale' as const), share: fc.integer({ min: 0, max: 8 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 700, 4000, 11_000) }) },
  ),
  { maxLength: 60, size: 'max' },
)

interface Put {
  readonly key: string
  readonly body: string
  readonly shard: string
  readonly number: string
  readonly at: number
}

/** A stream, and what is known from outside of each record that it took. */
class Watched {
  readonly sim = createSimulation({ services: [kinesis], guests: { run: async () => undefined, reset() {} } })
  readonly puts: Put[] = []
  #bodies = 0

  call(action: string, input: JsonObject): Promise<any> {
    return this.sim.call('kinesis', action, { StreamName: 's', ...input })
  }

  async made(shards: number): Promise<this> {
    await this.call('CreateStream', { ShardCount: shards })
    await this.sim.runUntilQuiet()
    return this
  }

  async put(keys: readonly string[]): Promise<void> {
    const bodies = keys.map(() => String(this.#bodies++))
    const Records = keys.map((key, i) => ({ PartitionKey: key, Data: btoa(bodies[i]!) }))
    const answers = keys.length === 1 ? [await this.call('PutRecord', Records[0]!)] : (await this.call('PutRecords', { Records })).Records
    for (const [i, { ShardId, SequenceNumber }] of answers.entries()) {
      this.puts.push({ key: keys[i]!, body: bodies[i]!, shard: ShardId, number: SequenceNumber, at: this.sim.now })
    }
  }

  async shards(filter?: JsonObject): Promise<any[]> {
    return (await this.call('ListShards', filter ? { ShardFilter: filter } : {})).Shards
  }

  /** Open shards by their hash keys. */
  async open(): Promise<any[]> {
    const start = ({ HashKeyRange }: any) => BigInt(HashKeyRange.StartingHashKey)
    return (await this.shards({ Type: 'AT_LATEST' })).sort((one, other) => (start(one) < start(other) ? -1 : 1))
  }

  /** Changes wait for those before them. */
  async split(which: number, share: number): Promise<void> {
    await this.sim.runUntilQuiet()
    const open = await this.open()
    const { ShardId, HashKeyRange } = open[which % open.length]
    const [from, to] = [BigInt(HashKeyRange.StartingHashKey), BigInt(HashKeyRange.EndingHashKey)]
    if (to - from < 16n || open.length > 12) return
    await this.call('SplitShard', { ShardToSplit: ShardId, NewStartingHashKey: String(from + ((to - from) * BigInt(share)) / 8n) })
  }

  async merge(which: number): Promise<void> {
    await this.sim.runUntilQuiet()
    const open = await this.open()
    if (open.length < 2) return
    const at = which % (open.length - 1)
    await this.call('MergeShards', { ShardToMerge: open[at].ShardId, AdjacentShardToMerge: open[at + 1].ShardId })
  }

  async scale(share: number): Promise<void> {
    await this.sim.runUntilQuiet()
    const current = (await this.open()).length
    const least = Math.ceil(current / 2)
    const TargetShardCount = least + Math.floor(((current * 2 - least) * share) / 8)
    // Ten times a day is AWS's limit; here only what comes of it is looked at.
    await this.call('UpdateShardCount', { TargetShardCount, ScalingType: 'UNIFORM_SCALING' }).catch((error) => {
      if (error.name !== 'LimitExceededException') throw error
    })
  }

  /** Bodies from an iterator to the end of what is there, in answers of so many. */
  async read(iterator: JsonObject, limit: number): Promise<string[]> {
    let { ShardIterator } = await this.call('GetShardIterator', iterator)
    const bodies: string[] = []
    while (ShardIterator) {
      await this.sim.runFor(250)
      const { Records, NextShardIterator, MillisBehindLatest } = await this.sim.call('kinesis', 'GetRecords', { ShardIterator, Limit: limit }).then((answer): any => answer)
      bodies.push(...Records.map(({ Data }: any) => atob(Data)))
      ShardIterator = MillisBehindLatest === 0 ? undefined : NextShardIterator
    }
    return bodies
  }

  of(shard: string): Put[] {
    return this.puts.filter((put) => put.shard === shard)
  }
}

test('KS2 KS10 KS11 KS25 KS30 KS31 KS32 nothing is lost, doubled or out of order, however shards are split and merged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, fc.integer({ min: 1, max: 5 }), async (count, list, limit) => {
      const stream = await new Watched().made(count)
      for (const step of list) {
        if (step.do === 'put') await stream.put([step.key])
        else if (step.do === 'batch') await stream.put(step.keys)
        else if (step.do === 'split') await stream.split(step.which, step.share)
        else if (step.do === 'merge') await stream.merge(step.which)
        else if (step.do === 'scale') await stream.scale(step.share)
        else await stream.sim.runFor(step.ms)
      }
      await stream.sim.runUntilQuiet()

      // The open shards' ranges cover all hash keys, and nothing twice.
      const open = await stream.open()
      let next = 0n
      for (const { HashKeyRange } of open) {
        expect(BigInt(HashKeyRange.StartingHashKey)).toBe(next)
        next = BigInt(HashKeyRange.EndingHashKey) + 1n
      }
      expect(next).toBe(2n ** 128n)

      // Read shard by shard, parents before children, each key's records come in the order they were put.
      const read: string[] = []
      for (const { ShardId, ParentShardId, AdjacentParentShardId } of await stream.shards()) {
        for (const parent of [ParentShardId, AdjacentParentShardId]) if (parent !== undefined) expect(parent < ShardId).toBe(true)
        const bodies = await stream.read({ ShardId, ShardIteratorType: 'TRIM_HORIZON' }, limit)
        expect(bodies).toEqual(stream.of(ShardId).map(({ body }) => body))
        read.push(...bodies)
      }
      expect(read.toSorted()).toEqual(stream.puts.map(({ body }) => body).toSorted())
      for (const key of KEYS) {
        const put = stream.puts.filter((each) => each.key === key)
        expect(read.filter((body) => put.some((each) => each.body === body))).toEqual(put.map(({ body }) => body))
        const numbers = put.map(({ number }) => BigInt(number))
        expect(numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)).toBe(true)
      }
    }),
    { seed, numRuns: 100 },
  )
})

test('KS20 an iterator at any position reads what stands from there on', async () => {
  const puts = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(0, 0, 1, 999)), { minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(puts, fc.nat(39), fc.integer({ min: 1, max: 7 }), async (list, at, limit) => {
      const stream = await new Watched().made(2)
      for (const [key, ms] of list) {
        await stream.put([key])
        await stream.sim.runFor(ms)
      }
      const chosen = stream.puts[at % list.length]!
      const ShardId = chosen.shard
      const shard = stream.of(ShardId)
      const bodies = (kept: (put: Put) => boolean) => shard.filter(kept).map(({ body }) => body)
      const place = shard.indexOf(chosen)
      const read = (type: string, more: JsonObject = {}) => stream.read({ ShardId, ShardIteratorType: type, ...more }, limit)
      const StartingSequenceNumber = chosen.number
      expect(await read('AT_SEQUENCE_NUMBER', { StartingSequenceNumber })).toEqual(bodies((put) => shard.indexOf(put) >= place))
      expect(await read('AFTER_SEQUENCE_NUMBER', { StartingSequenceNumber })).toEqual(bodies((put) => shard.indexOf(put) > place))
      expect(await read('AT_TIMESTAMP', { Timestamp: chosen.at / 1000 })).toEqual(bodies((put) => put.at >= chosen.at))
      expect(await read('LATEST')).toEqual([])
    }),
    { seed, numRuns: 100 },
  )
})
