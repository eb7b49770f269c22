/**
 * Which of an alias's versions a start goes to: each gets its share of the draws.
 *
 * @param routes  one or two, their weights in per cent, together 100
 * @param draw    uniform in [0, 1); called only where there is a choice
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html
 */
export function routed<Route extends { readonly weight: number }>(routes: readonly Route[], draw: () => number): Route | undefined {
  const open = routes.filter(({ weight }) => weight > 0)
  if (open.length < 2) return open[0]
  let left = draw() * 100
  return open.find(({ weight }) => (left -= weight) < 0) ?? open.at(-1)
}
