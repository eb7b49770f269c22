/**
 * What code may not name, by folder, and what to use instead: in the simulator all that differs between two runs,
 * two machines or two engines; outside src/browser what only that folder touches.
 */
import { isTest, liesIn } from './layers.mjs'
import { complaint } from './sourceFiles.mjs'
import { namesValue, walkTree } from './walkTree.mjs'

/**
 * @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile
 * @typedef {import('./sourceFiles.mjs').Complaint} Complaint
 * @typedef {(node: any, parent: any, key: string) => string | undefined} Ban  says why a node may not stand there
 */

/** ECMAScript fixes the results of these to the last bit; of Math's other functions it does not. */
const EXACT_MATH =
  /^(abs|ceil|floor|round|trunc|sign|min|max|sqrt|imul|clz32|fround|PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|SQRT1_2)$/
const LOCAL_TIME = /^[gs]et(FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/
const LOCAL_TEXT = /^(toLocale\w+|localeCompare|toDateString|toTimeString)$/

/** Globals that would let a run differ from its repetition, and what stands for them. */
const UNSTEADY = new Map([
  ['performance', 'time is context.now'],
  ['crypto', 'randomness is context.draw(), ids are context.newId()'],
  ['Intl', 'its answers depend on the machine: format from the UTC parts'],
  ['globalThis', 'name what you need, so that it can be checked'],
  ['eval', 'code of learners runs in the sandbox'],
  ['Function', 'code of learners runs in the sandbox'],
  ['WeakRef', 'when memory is reclaimed differs from run to run'],
  ['FinalizationRegistry', 'when memory is reclaimed differs from run to run'],
])

/** Reducers and what they call. What must wait is in the drivers, in sim/cloud and sim/handlers. */
const SYNCHRONOUS = ['src/sim/kernel', 'src/sim/services', 'src/sim/expression', 'src/sim/fleet']

const BROWSER_ONLY =
  /^(window|localStorage|sessionStorage|indexedDB|caches|Worker|SharedWorker|BroadcastChannel)$/

/** @param {readonly SourceFile[]} files @returns {Complaint[]} */
export function checkClosedNames(files) {
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path))
    .flatMap((file) => bansOn(file.path).flatMap(({ rule, ban }) => complaintsOf(file, rule, ban)))
}

/** @param {string} path @returns {{ rule: string, ban: Ban }[]} */
function bansOn(path) {
  const bans = []
  if (liesIn(path, 'src/sim')) bans.push({ rule: 'steady', ban: unsteady })
  else if (!liesIn(path, 'src/browser') && !liesIn(path, 'src/workers')) bans.push({ rule: 'browser', ban: ofTheBrowser })
  if (SYNCHRONOUS.some((folder) => liesIn(path, folder))) bans.push({ rule: 'synchronous', ban: asynchronous })
  return bans
}

/** @param {SourceFile} file @param {string} rule @param {Ban} ban */
function complaintsOf(file, rule, ban) {
  /** @type {Complaint[]} */
  const found = []
  walkTree(file.program, (node, parent, key) => {
    const why = ban(node, parent, key)
    if (why !== undefined) found.push(complaint(file, node, rule, why))
  })
  return found
}

/** Time, chance, the machine's settings and inexact arithmetic. @type {Ban} */
function unsteady(node, parent, key) {
  switch (node.type) {
    case 'BinaryExpression':
      if (node.operator !== '**' || exactPower(node)) return undefined
      return 'the last bits of ** differ between engines: multiply, or take exp and log of sim/kernel'
    case 'AssignmentExpression':
      return node.operator === '**=' ? 'the last bits of ** differ between engines: multiply' : undefined
    case 'MemberExpression':
      if (node.computed || node.property.type !== 'Identifier') return undefined
      if (LOCAL_TIME.test(node.property.name)) return `${node.property.name} depends on the time zone: take the UTC one`
      if (LOCAL_TEXT.test(node.property.name)) return `${node.property.name} depends on the machine: compare code units`
      return undefined
  }
  if (!namesValue(node, parent, key)) return undefined
  const member = parent.type === 'MemberExpression' && !parent.computed ? parent.property.name : undefined
  if (node.name === 'Math' && !(member && EXACT_MATH.test(member))) {
    return member === 'random'
      ? 'randomness is context.draw()'
      : 'only what is exact of Math, by name: log and exp are those of sim/kernel, powers are products'
  }
  if (node.name === 'Date' && !steadyDate(member, parent, key)) {
    return 'Date without arguments reads the clock: time is context.now, as new Date(context.now) where a Date is wanted'
  }
  const instead = UNSTEADY.get(node.name)
  return instead && `${node.name} is closed in the simulator: ${instead}`
}

/** Whole numbers of any size are exact, and what is written out is folded by the compiler. @param {any} node */
function exactPower({ left, right }) {
  if (typeof left.bigint === 'string' || typeof right.bigint === 'string') return true
  return left.type === 'Literal' && right.type === 'Literal'
}

/** @param {string | undefined} member @param {any} parent @param {string} key */
function steadyDate(member, parent, key) {
  if (member === 'UTC') return true
  if (member === 'parse') return true
  if (parent.type === 'NewExpression' && key === 'callee') return parent.arguments.length > 0
  return parent.type === 'BinaryExpression' && parent.operator === 'instanceof'
}

/** @type {Ban} */
function asynchronous(node, parent, key) {
  const instead = 'reducers answer at once; what must wait is an effect, done by the driver in sim/cloud'
  if (node.async === true || node.type === 'AwaitExpression' || node.type === 'ImportExpression') return `async: ${instead}`
  if (node.type === 'ForOfStatement' && node.await) return `async: ${instead}`
  if (namesValue(node, parent, key) && /^(Promise|queueMicrotask|MessageChannel)$/.test(node.name)) {
    return `${node.name}: ${instead}`
  }
  return undefined
}

/** @type {Ban} */
function ofTheBrowser(node, parent, key) {
  if (!namesValue(node, parent, key) || !BROWSER_ONLY.test(node.name)) return undefined
  return `only src/browser touches ${node.name}: take what that folder offers, or add it there`
}
