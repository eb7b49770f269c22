/** Visits of the Step Functions lab in a browser that has nothing of it yet. */

/** A node of the graph is known by its accessible name: state, type, status. */
const NODE = '[aria-label*=", Task, "], [aria-label*=", Pass, "], [aria-label*=", Succeed, "]'

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @returns {Promise<{ graph: number, editor: number }>}  milliseconds since the visit began
 */
export async function coldVisit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${address}#/labs/step-functions`, { waitUntil: 'commit' })
  const [graph, editor] = await Promise.all([shownSince(page, NODE, 3), shownSince(page, '.monaco-editor .view-line', 3)])
  await context.close()
  return { graph, editor }
}

/**
 * Puts machines of so many states into the editor, one after the other. The first layout, which also starts the
 * layouter, was that of the example.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {number} states
 * @returns {Promise<readonly { layout: number, drawn: number }[]>}  milliseconds: of the layouter alone, and from the
 *   change of the text until all is drawn
 */
export async function largeMachine(browser, address, states) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(timeLayouts)
  await page.goto(`${address}?editor=plain#/labs/step-functions`)
  await shownSince(page, NODE, 3)
  const took = []
  for (const name of ['Alpha', 'Beta', 'Gamma']) {
    const definition = machineOf(name, states)
    // What the browser itself takes to put so much text into a text area comes before the page hears of it.
    await page.evaluate(() => document.addEventListener('input', () => performance.mark('changed'), { capture: true, once: true }))
    await page.getByRole('textbox', { name: 'Definition' }).fill(definition)
    const shown = await shownSince(page, `[aria-label^="${name} "]`, states)
    const [changed, layout] = await page.evaluate(() => {
      const entries = [performance.getEntriesByName('changed'), performance.getEntriesByName('layout')]
      return [Number(entries[0]?.at(-1)?.startTime), Number(entries[1]?.at(-1)?.duration)]
    })
    took.push({ layout, drawn: shown - changed })
  }
  await context.close()
  return took
}

/** Runs in the page before it: measures from each message to the layouter's worker until the next that it answers. */
function timeLayouts() {
  const Original = window.Worker
  window.Worker = class extends Original {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options)
      if (!String(url).includes('elk')) return
      let asked = 0
      const post = this.postMessage.bind(this)
      this.postMessage = (/** @type {any[]} */ ...message) => {
        asked = performance.now()
        post(...(/** @type {[any]} */ (message)))
      }
      this.addEventListener('message', () => performance.measure('layout', { start: asked, end: performance.now() }))
    }
  }
}

/**
 * Waits until so many such elements are laid out, looking at every frame.
 *
 * @param {import('@playwright/test').Page} page @param {string} selector @param {number} count
 * @returns {Promise<number>}  milliseconds since the visit began, by the page's own clock
 */
async function shownSince(page, selector, count) {
  const found = await page.waitForFunction(
    ([wanted, least]) => {
      const shown = [...document.querySelectorAll(wanted)].filter((element) => element.getBoundingClientRect().width > 0)
      return shown.length >= least && performance.now()
    },
    /** @type {[string, number]} */ ([selector, count]),
    { polling: 'raf', timeout: 60_000 },
  )
  return Number(await found.jsonValue())
}

/** A chain in which every fifth state is a Choice that may go back ten states. @param {string} name @param {number} states */
function machineOf(name, states) {
  const at = (/** @type {number} */ i) => `${name} ${i}`
  const stateOf = (/** @type {number} */ i) => {
    if (i === states - 1) return { Type: 'Succeed' }
    if (i % 5 !== 4) return { Type: 'Pass', Next: at(i + 1) }
    const back = { Variable: '$.again', BooleanEquals: true, Next: at(Math.max(0, i - 10)) }
    return { Type: 'Choice', Choices: [back], Default: at(i + 1) }
  }
  const chain = Array.from({ length: states }, (_, i) => [at(i), stateOf(i)])
  return JSON.stringify({ StartAt: at(0), States: Object.fromEntries(chain) }, null, 2)
}
