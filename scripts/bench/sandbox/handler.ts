/** A handler of thirty lines as people write them: it checks an order, prices it, and answers like a function behind an API. */
export const HANDLER_BODY = `
const prices = new Map([['book', 12.5], ['pen', 1.2], ['lamp', 34.9]])
const rates = { standard: 0, priority: 9.5 }

function priced({ product, quantity }) {
  const price = prices.get(product)
  if (price === undefined) throw new RangeError(product + ' is not for sale')
  return { product, quantity, amount: Math.round(price * quantity * 100) / 100 }
}

function respond(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

let served = 0

async function handler(event) {
  const order = JSON.parse(event.body)
  if (!Array.isArray(order.lines) || order.lines.length === 0) return respond(400, { message: 'no lines' })
  try {
    const lines = order.lines.filter(({ quantity }) => quantity > 0).map(priced)
    const goods = lines.reduce((sum, { amount }) => sum + amount, 0)
    const total = goods + (rates[order.delivery] ?? 0)
    served += 1
    return respond(200, { id: order.id, lines, total: total.toFixed(2), served })
  } catch (error) {
    return respond(422, { message: error.message })
  }
}
`

export const EVENT = JSON.stringify({
  body: JSON.stringify({ id: 'o-1', delivery: 'priority', lines: [{ product: 'book', quantity: 2 }, { product: 'pen', quantity: 10 }, { product: 'lamp', quantity: 0 }] }),
})
