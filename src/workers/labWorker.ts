import { expose } from 'comlink'
import { createFigures } from '../grading/figure/figures'
import { createProving } from '../grading/proof/proving'
import { libraryOver } from '../sim/cloud/library'
import { sandboxAssets } from './sandboxAssets'
import { SliceReports } from './sliceReports'

const watched = new SliceReports()
const library = libraryOver(sandboxAssets, watched)

/** Made when it is first asked for: a page is of one lab. */
function once<Lab>(make: () => Lab): () => Lab {
  let made: Lab | undefined
  return () => (made ??= make())
}

const stepFunctions = once(library.createLab)
const apiGateway = once(library.createGatewayLab)
const lambda = once(library.createLambdaLab)
const figures = once(() => createFigures(library.createCloud))
const proving = once(() => createProving(library))

/** By the names that `startLabWorker` is told. */
expose({
  get stepFunctions() {
    return stepFunctions()
  },
  get apiGateway() {
    return apiGateway()
  },
  get lambda() {
    return lambda()
  },
  watched,
  get figures() {
    return figures()
  },
  get proving() {
    return proving()
  },
})
