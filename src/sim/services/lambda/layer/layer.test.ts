import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../kernel/json'
import { world } from '../../../cloud/lambdaWorld.testing'
import { withLayers } from './layer'

const LAYER = 'arn:aws:lambda:us-east-1:123456789012:layer'
const zip = (files: Record<string, string>) => Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))).toString('base64')

function given() {
  const all = world()
  const publish = (LayerName: string, files: Record<string, string> = { 'nodejs/node_modules/a/index.js': '1' }) =>
    all.call('PublishLayerVersion', { LayerName, Content: { ZipFile: zip(files) }, CompatibleRuntimes: ['nodejs22.x'] })
  return { ...all, publish }
}

test('LL1 versions of a layer come and go each for itself', async () => {
  const { call, publish } = given()
  expect(await publish('one')).toMatchObject({ Version: 1, LayerVersionArn: `${LAYER}:one:1` })
  expect(await publish('one')).toMatchObject({ Version: 2 })
  await call('DeleteLayerVersion', { LayerName: 'one', VersionNumber: 2 })
  expect(await publish('one')).toMatchObject({ Version: 3 })
  const { LayerVersions: versions } = await call('ListLayerVersions', { LayerName: 'one' })
  expect((versions as JsonObject[]).map(({ Version }) => Version)).toEqual([3, 1])
  expect(await call('ListLayers', { CompatibleRuntime: 'nodejs22.x' })).toMatchObject({ Layers: [{ LayerName: 'one', LatestMatchingVersion: { Version: 3 } }] })
  expect(await call('ListLayers', { CompatibleRuntime: 'python3.12' })).toEqual({ Layers: [] })
  await expect(call('GetLayerVersion', { LayerName: 'one', VersionNumber: 2 })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

describe('LL2 the layers of a function', () => {
  test('are at most five, of different layers', async () => {
    const { call, create, publish } = given()
    const arns: Json[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) arns.push((await publish(name))['LayerVersionArn'] ?? null)
    await publish('a')
    await create('fn', [], { Layers: arns.slice(0, 5) })
    expect(((await call('GetFunctionConfiguration', { FunctionName: 'fn' }))['Layers'] as JsonObject[]).map(({ Arn }) => Arn)).toEqual(arns.slice(0, 5))
    const update = (Layers: Json[]) => call('UpdateFunctionConfiguration', { FunctionName: 'fn', Layers })
    await expect(update(arns)).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
    await expect(update([`${LAYER}:a:1`, `${LAYER}:a:2`])).rejects.toMatchObject({ message: expect.stringMatching(/^Two different versions of the same layer/) })
    await expect(update([`${LAYER}:a:9`])).rejects.toMatchObject({ message: `Layer version ${LAYER}:a:9 does not exist.` })
  })
})

test('LL3 modules of layers lie under a function’s own', () => {
  const content = (text: string) => ({ content: { files: { 'nodejs/node_modules/m/index.js': text, 'bin/tool': 'x' } } })
  const layers = new Map([['low', new Map([[1, content('low')]])], ['high', new Map([[1, content('high')]])]])
  const turn = { place: { region: 'us-east-1', accountId: '123456789012' }, account: { layers: { get: (name: string) => ({ versions: layers.get(name) }) } } }
  const named = (name: string) => ({ arn: `${LAYER}:${name}:1`, size: 1 })
  const laid = (own: Record<string, string>) => withLayers(turn as never, { files: own }, [named('low'), named('high')])
  expect(laid({ 'index.js': 'own' })).toEqual({ files: { 'node_modules/m/index.js': 'high', 'index.js': 'own' } })
  expect(laid({ 'node_modules/m/index.js': 'own' })).toEqual({ files: { 'node_modules/m/index.js': 'own' } })
})

test('LL4 a layer version has a policy of its own', async () => {
  const { call, publish } = given()
  await publish('one')
  const add = (StatementId: string, extra: JsonObject = {}) =>
    call('AddLayerVersionPermission', { LayerName: 'one', VersionNumber: 1, StatementId, Action: 'lambda:GetLayerVersion', Principal: '*', ...extra })
  const { RevisionId: revision } = await add('s1')
  await expect(add('s1')).rejects.toMatchObject({ name: 'ResourceConflictException' })
  await expect(add('s2', { RevisionId: 'other' })).rejects.toMatchObject({ name: 'PreconditionFailedException' })
  await add('s2', { RevisionId: revision ?? null })
  const { Policy: policy } = await call('GetLayerVersionPolicy', { LayerName: 'one', VersionNumber: 1 })
  expect(JSON.parse(String(policy))).toMatchObject({ Statement: [{ Sid: 's1', Principal: '*', Resource: `${LAYER}:one:1` }, { Sid: 's2' }] })
})
