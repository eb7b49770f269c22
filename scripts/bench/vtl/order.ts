/** A template as people write them for API Gateway: about a kilobyte, a loop over ten items, a little arithmetic. */
export const TEMPLATE = `#set($total = 0)
#set($first = true)
{
  "customer": "$order.customer.name",
  "city": "$order.customer.city",
  "priority": #if($order.express && $order.items.size() > 5)"high"#elseif($order.express)"medium"#else"low"#end,
  "items": [
  #foreach($item in $order.items)
    #set($sum = $item.count * $item.cents)
    #set($total = $total + $sum)
    {
      "number": $foreach.count,
      "sku": "$item.sku",
      "count": $item.count,
      "sum": $sum,
      #if($item.gift)
      "wrapping": "$!item.wrapping",
      #end
      "last": #if($foreach.hasNext)false#else true#end
    }#if($foreach.hasNext),#end

  #end
  ],
  "total": $total,
  "context": {
    #foreach($name in ["stage", "path", "method", "requestId"])
    "$name": "$context.get($name)",
    #end
    "note": "#if($order.note && $order.note != "")$order.note#{else}none#end"
  }
}
`

export const ITEMS = 10

/** What the template speaks of, as plain data. */
export const VARIABLES = {
  order: {
    customer: { name: 'Ada', city: 'London' },
    express: true,
    note: 'ring twice',
    items: Array.from({ length: ITEMS }, (_, i) => ({ sku: `thing-${i}`, count: i + 1, cents: 250, gift: i % 3 === 0, wrapping: 'paper' })),
  },
  context: { stage: 'prod', path: '/orders', method: 'POST', requestId: '0001' },
} as const
