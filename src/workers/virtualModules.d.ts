/** scripts/sdk/sdkBundlesPlugin.mjs makes it: addresses by file name. */
declare module 'virtual:sdk-bundles' {
  const addresses: Readonly<Record<string, string>>
  export default addresses
}
