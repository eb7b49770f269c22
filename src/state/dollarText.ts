/** An amount of US dollars, however small: `$0.000175`, `$25.00`. Not less than two decimals, and three digits that count. */
export function dollarText(dollars: number): string {
  if (dollars === 0) return '$0.00'
  const leading = Math.floor(Math.log10(Math.abs(dollars)))
  const decimals = Math.min(12, Math.max(2, 2 - leading))
  const [whole = '', parts = ''] = dollars.toFixed(decimals).split('.')
  return `$${Number(whole).toLocaleString('en')}.${parts.replace(/0+$/, '').padEnd(2, '0')}`
}
