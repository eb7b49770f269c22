import { expect, test } from 'vitest'
import { checkImports } from './checkImports.mjs'
import { layers, liesIn } from './layers.mjs'
import { parsed } from './sourceFiles.mjs'

const PACKAGES = ['immutable', 're2js', '@noble/hashes', 'quickjs-wasi', 'react', 'zustand', 'elkjs', 'fflate']

/** What the check says of one import in a file of that name; undefined where it is allowed. */
function saidOf(path: string, text: string): string | undefined {
  const complaints = checkImports([parsed(path, text)], PACKAGES)
  expect(complaints.length).toBeLessThan(2)
  return complaints[0]?.message
}

const from = (specifier: string) => `import { a } from '${specifier}'\nvoid a`
const typesFrom = (specifier: string) => `import type { A } from '${specifier}'\nexport type B = A`

const BROKEN: readonly (readonly [why: string, path: string, text: string])[] = [
  ['facts stand alone', 'src/facts/limits.ts', from('../sim/kernel/json')],
  ['content is data', 'src/content/orders.ts', from('../facts/limits')],
  ['the kernel knows nothing above it', 'src/sim/kernel/world.ts', from('../aws/arn')],
  ['expressions know no AWS', 'src/sim/expression/jsonPath/select.ts', from('../../aws/awsError')],
  ['expressions share one file of the kernel', 'src/sim/expression/base64.ts', from('../kernel/world')],
  ['the AWS shapes know no service', 'src/sim/aws/arn.ts', from('../services/lambda/lambda')],
  ['services do not import services', 'src/sim/services/lambda/lambda.ts', from('../dynamodb/dynamodb')],
  ['API Gateway speaks to services over the wire', 'src/sim/services/apigateway/apigateway.ts', from('../lambda/lambda')],
  ['services do not import the cloud', 'src/sim/services/lambda/lambda.ts', from('../../cloud/frontDoor')],
  ['services do not run handlers', 'src/sim/services/lambda/lambda.ts', from('../../handlers/sandbox')],
  ['handlers know no service', 'src/sim/handlers/sandbox.ts', from('../services/lambda/lambda')],
  ['the wire knows no service', 'src/sim/wire/json.ts', from('../services/dynamodb/dynamodb')],
  ['the fleet shares rules and no more', 'src/sim/fleet/fleet.ts', from('../services/lambda/lambda')],
  ['the cloud knows no page', 'src/sim/cloud/cloud.ts', from('../../state/runStore')],
  ['geometry runs no simulator', 'src/graph/drawing.ts', from('../sim/cloud/cloud')],
  ['grading shows nothing', 'src/grading/grade.ts', from('../components/panel')],
  ['what to study is arithmetic', 'src/study/schedule.ts', from('../content/orders')],
  ['the browser folder serves, and knows nobody', 'src/browser/storage.ts', from('../state/runStore')],
  ['workers have no page', 'src/workers/sim.ts', from('../state/runStore')],
  ['stores work without components', 'src/state/runStore.ts', from('../components/panel')],
  ['components take from stores, not from the browser', 'src/components/Panel.tsx', from('../browser/storage')],
  ['components take types of the simulator only', 'src/components/Panel.tsx', from('../sim/cloud/cloud')],
  ['pages compose, and run nothing', 'src/pages/HomePage.tsx', from('../sim/cloud/cloud')],
  ['the app opens rooms, and knows no lab', 'src/app/main.tsx', from('../graph/drawing')],
]

test.each(BROKEN)('a layer is held: %s', (_why, path, text) => {
  expect(saidOf(path, text)).toMatch(/may (not )?import/)
})

test.each<[why: string, path: string, text: string]>([
  ['its own folder', 'src/sim/services/lambda/lambda.ts', from('./environment')],
  ['below its own folder', 'src/sim/services/lambda/lambda.ts', from('./rules/scaling')],
  ['the kernel, from a service', 'src/sim/services/lambda/rules/scaling.ts', from('../../../kernel/world')],
  ['what JSON is, from expressions', 'src/sim/expression/jsonPath/select.ts', from('../../kernel/json')],
  ['rules, from the fleet', 'src/sim/fleet/fleet.ts', from('../services/lambda/rules/scaling')],
  ['all of the simulator, from the cloud', 'src/sim/cloud/cloud.ts', from('../services/lambda/lambda')],
  ['types of the simulator, from geometry', 'src/graph/drawing.ts', typesFrom('../sim/cloud/cloud')],
  ['types of the simulator, from a component', 'src/components/Panel.tsx', typesFrom('../sim/cloud/cloud')],
  ['a style', 'src/app/main.tsx', "import './styles/main.css'"],
  ['a worker, started from the browser folder', 'src/browser/simWorker.ts', from('../workers/sim?worker')],
  ['a package the layer may have', 'src/sim/kernel/persistentMap.ts', from('immutable')],
  ['a part of such a package', 'src/sim/expression/digest.ts', from('@noble/hashes/sha2.js')],
  ['anything, in a test', 'src/sim/kernel/world.test.ts', from('../../state/runStore')],
  ['anything, in a script', 'scripts/bench/bench.ts', from('../../src/sim/cloud/cloud')],
])('what the table allows passes: %s', (_why, path, text) => {
  expect(saidOf(path, text)).toBeUndefined()
})

test.each<[why: string, path: string, text: string, said: RegExp]>([
  ['a file in no layer', 'src/utils/clamp.ts', 'export const a = 1', /lies in no layer/],
  ['a file beside the services', 'src/sim/services/registry.ts', 'export const a = 1', /lies in no layer/],
  ['a way out of src/', 'src/graph/drawing.ts', from('../../scripts/firstLoad.mjs'), /leads out of src/],
  ['a package of another layer', 'src/sim/services/lambda/lambda.ts', from('immutable'), /may not import the package immutable/],
  ['a package that is not shipped', 'src/state/runStore.ts', from('fast-check'), /not among the dependencies/],
  ["Node's own modules", 'src/sim/cloud/cloud.ts', from('node:fs'), /not among the dependencies/],
  ['an inline type still loads the file', 'src/graph/drawing.ts', "import { type A } from '../sim/cloud/cloud'\nexport type B = A", /import type/],
  ['an import for its effect', 'src/sim/kernel/world.ts', "import '../aws/arn'", /may not import/],
  ['a re-export', 'src/sim/kernel/world.ts', "export { a } from '../aws/arn'", /may not import/],
  ['a re-export of all', 'src/sim/kernel/world.ts', "export * from '../aws/arn'", /may not import/],
  ['a lazy import', 'src/pages/HomePage.tsx', "void import('../sim/cloud/cloud')", /may not import/],
  ['an inline type import', 'src/sim/kernel/world.ts', "export type A = import('../aws/arn').A", /may not import/],
  ['a glob', 'src/pages/HomePage.tsx', "void import.meta.glob('../sim/cloud/*.ts')", /may not import/],
  ['a path from the root', 'src/sim/kernel/world.ts', from('/src/aws/arn'), /may not import/],
  ['a worker that only src/browser may start', 'src/components/Panel.tsx', from('../workers/sim?worker'), /may not import/],
])('no way around: %s', (_why, path, text, said) => {
  expect(saidOf(path, text)).toMatch(said)
})

test('an import that cannot be read stops the check', () => {
  const file = parsed('src/pages/HomePage.tsx', "const name = 'x'\nvoid import(name)")
  expect(() => checkImports([file], PACKAGES)).toThrow(/HomePage\.tsx:2/)
})

test('each layer of the table is broken above', () => {
  const untried = layers.filter(({ folder }) => !BROKEN.some(([, path]) => liesIn(path, folder)))
  expect(untried).toEqual([])
})

test.each(layers.flatMap(({ folder, packages }) => (packages ? [folder] : [])))('%s brings no package of its own choice', (folder) => {
  expect(saidOf(`${folder.replace('*', 'lambda')}/a.ts`, from('react'))).toMatch(/may not import the package react/)
})
