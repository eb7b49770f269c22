import { parseCommandLine, USAGE } from './commandLine'
import { serveWorld, type ServedWorld } from './server'

/**
 * What `npm run serve` does with its arguments.
 * @param failed  hears of a mistake of the simulator's own
 * @returns what to say and, where it came to that, the world that listens
 */
export async function runCommand(args: readonly string[], failed: (error: unknown) => void): Promise<{ says: string; wrong: boolean; world?: ServedWorld }> {
  try {
    const options = parseCommandLine(args)
    if (!options) return { says: USAGE, wrong: false }
    const world = await serveWorld(options, failed)
    const says = `Coldstart listens at ${world.address} (${options.region}, ${options.time} time). Ctrl+C ends it, and the world with it.`
    return { says, wrong: false, world }
  } catch (error) {
    return { says: `${explained(error)}\n\n${USAGE}`, wrong: true }
  }
}

/** @throws what no argument is to blame for */
function explained(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'Something else listens on that port. --port N takes another, --port 0 any that is free.'
  if (code === 'EACCES') return 'This port may not be listened on. --port N takes another.'
  if (error instanceof TypeError) return message
  throw error
}
