/** Where this page was got from, without its hash. */
export function siteAddress(): string {
  return location.href.replace(/#.*/, '')
}
