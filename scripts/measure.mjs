/**
 * `npm run measure`: what a learner waits for, on the built site and with `npm start`. Reported, never asserted.
 * Builds nothing: run `npm run build` first. `-- --rounds N` (default 5) cold visits are made.
 */
import { parseArgs } from 'node:util'
import { firstLoad, FIRST_LOAD_LIMIT_KIB } from './firstLoad.mjs'
import { median, secondsOf } from './measure/figures.mjs'
import { coldVisit, largeMachine } from './measure/labVisit.mjs'
import { secondStart } from './measure/secondStart.mjs'
import { serveFolder } from './serveFolder.mjs'
import { openBrowser } from './test/browser.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const STATES = 100

const kib = firstLoad('dist').reduce((sum, file) => sum + file.kib, 0)
report('first load, JavaScript and CSS, gzipped', `${kib.toFixed(1)} KiB`, `${FIRST_LOAD_LIMIT_KIB} KiB`)

const { address, close } = await serveFolder('dist')
const browser = await openBrowser()
try {
  const visits = []
  for (let i = 0; i < Number(values.rounds); i++) visits.push(await coldVisit(browser, address))
  const rounds = `median of ${visits.length} cold visits`
  report(`the example's graph is drawn, ${rounds}`, secondsOf(median(visits.map(({ graph }) => graph))), '2 s')
  report(`the editor stands, ${rounds}`, secondsOf(median(visits.map(({ editor }) => editor))), '3 s')

  const machines = await largeMachine(browser, address, STATES)
  report(`${STATES} states, the layout alone`, secondsOf(median(machines.map(({ layout }) => layout))), '1 s')
  report(`${STATES} states, from the change of the text to the drawing`, secondsOf(median(machines.map(({ drawn }) => drawn))), '–')
} finally {
  await browser.close()
  await close()
}

report('npm start, second run, to the first answer', secondsOf(await secondStart()), '3 s')

/** @param {string} what @param {string} measured @param {string} aim */
function report(what, measured, aim) {
  console.log(`${what.padEnd(64)} ${measured.padStart(10)}   (aim: ${aim})`)
}
