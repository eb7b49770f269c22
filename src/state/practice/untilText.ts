/** How long something is off, as one says it: `10 min`, `4 days`. @param ms  rounded, at least a minute */
export function untilText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  if (hours < 24) return `${hours} h`
  const days = Math.round(hours / 24)
  if (days < 60) return days === 1 ? '1 day' : `${days} days`
  return `${Math.round(days / 30)} months`
}
