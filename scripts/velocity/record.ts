import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Renders templates.txt with Apache Velocity 1.7 and keeps what came out beside the engine's tests.
 * Needs Java and Debian's packages `velocity`, `libcommons-collections3-java` and `libcommons-lang-java`;
 * the tests need neither: they read what is kept.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url))
const KEPT = join(HERE, '../../src/sim/expression/vtl/velocity17.json')
const JARS = ['velocity', 'commons-collections3', 'commons-lang'].map((name) => `/usr/share/java/${name}.jar`)

const templates = readFileSync(join(HERE, 'templates.txt'), 'utf8').replace(/\n$/, '').split('\n===\n')
const folder = mkdtempSync(join(tmpdir(), 'velocity-'))
try {
  templates.forEach((template, at) => writeFileSync(join(folder, `${String(at).padStart(4, '0')}.vm`), template))
  execFileSync('java', ['-cp', JARS.join(':'), join(HERE, 'Velocity17.java'), folder])
  const rendered = templates.map((template, at) => {
    const name = join(folder, String(at).padStart(4, '0'))
    return existsSync(`${name}.out`) ? { template, output: readFileSync(`${name}.out`, 'utf8') } : { template, error: readFileSync(`${name}.err`, 'utf8') }
  })
  const made = 'Apache Velocity 1.7, by scripts/velocity/record.ts from scripts/velocity/templates.txt'
  writeFileSync(KEPT, `${JSON.stringify({ made, rendered }, null, 1)}\n`)
  console.log(`${rendered.length} templates rendered`)
} finally {
  rmSync(folder, { recursive: true })
}
