import addresses from 'virtual:sdk-bundles'

/** The text of a bundle of the SDK, from where the build has put it. @throws {Error} where it cannot be had */
export async function sdkBundle(file: string): Promise<string> {
  const address = addresses[file]
  if (address === undefined) throw new Error(`The AWS SDK's ${file} is not part of this build.`)
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The AWS SDK could not be loaded: ${response.status} ${response.statusText}`)
  return response.text()
}
