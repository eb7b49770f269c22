/** @param {readonly number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2
}

/** @param {number} milliseconds */
export function secondsOf(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
