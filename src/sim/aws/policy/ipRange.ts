/** Whether an address lies in a range: `203.0.113.0/24`, `2001:db8::/32`, or one address. False for what is neither. */
export function liesInRange(address: string, range: string): boolean {
  const [base = '', length] = range.split('/')
  const wanted = groupsOf(base)
  const given = groupsOf(address)
  if (!wanted || !given || wanted.length !== given.length) return false
  // Of IPv4 four groups of 8 bits, of IPv6 eight of 16.
  const width = wanted.length === 4 ? 8 : 16
  let bits = length === undefined ? wanted.length * width : Number(length)
  if (!Number.isInteger(bits) || bits < 0 || bits > wanted.length * width) return false
  for (let at = 0; bits > 0; at++, bits -= width) {
    const free = Math.max(0, width - bits)
    if ((wanted[at] ?? 0) >> free !== (given[at] ?? 0) >> free) return false
  }
  return true
}

function groupsOf(address: string): readonly number[] | undefined {
  if (!address.includes(':')) {
    const groups = address.split('.')
    return groups.length === 4 && groups.every((group) => /^\d{1,3}$/.test(group) && Number(group) < 256) ? groups.map(Number) : undefined
  }
  const [before = '', after, ...more] = address.split('::')
  if (more.length > 0) return undefined
  const first = before === '' ? [] : before.split(':')
  const last = after === undefined || after === '' ? [] : after.split(':')
  const missing = 8 - first.length - last.length
  if (after === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...first, ...Array.from({ length: missing }, () => '0'), ...last]
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? groups.map((group) => parseInt(group, 16)) : undefined
}
