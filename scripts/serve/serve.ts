/** `npm run -s serve`: the simulator on a loopback port, for the real aws CLI and SDKs. */
import { runCommand } from './command'

const { says, wrong, world } = await runCommand(process.argv.slice(2), (error) => {
  // Nothing that it would say after a mistake of its own could be relied upon.
  console.error(error)
  process.exit(1)
})
if (world) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void world.close().then(() => process.exit(0)))
if (wrong) process.exitCode = 1
;(wrong ? console.error : console.log)(says)
