import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** One case of a corpus, whatever service it is about. */
export interface ConformanceCase {
  readonly id: string
  /** `execution`, `validate`, `test-state`, or the group of another corpus (`lambda/invoke`). */
  readonly kind: string
  /** Tags for counting coverage. */
  readonly features: readonly string[]
  /** The case as it lies in its file. */
  readonly body: unknown
}

/**
 * All cases below these files and folders, in the order of their names.
 *
 * A file with `cases` holds many, any other is one.
 * @throws {Error} if a path does not exist or a file is no JSON, naming it
 */
export function readCases(paths: readonly string[]): ConformanceCase[] {
  return paths.flatMap(jsonFiles).flatMap(casesOf)
}

function jsonFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .flatMap((inside) => (statSync(inside).isDirectory() ? jsonFiles(inside) : inside.endsWith('.json') ? [inside] : []))
}

function casesOf(file: string): ConformanceCase[] {
  const content = parsedFile(file)
  const { cases, group } = content as { cases?: unknown; group?: unknown }
  const name = basename(file, '.json')
  if (!Array.isArray(cases)) return [asCase(content, name, undefined)]
  return cases.map((body, i) => asCase(body, `${name}#${i + 1}`, group))
}

function parsedFile(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${String(error)}`)
  }
}

/** A case's group comes before its `kind`, which some groups use for something of their own. */
function asCase(body: unknown, name: string, fileGroup: unknown): ConformanceCase {
  const { id, kind, group = fileGroup, features } = (body ?? {}) as Record<string, unknown>
  return {
    id: typeof id === 'string' ? id : name,
    kind: String(group ?? kind ?? 'no kind'),
    features: Array.isArray(features) ? features.map(String) : [],
    body,
  }
}

/** The corpus a kind belongs to, under which floors count it. */
export function corpusOf(kind: string): string {
  const slash = kind.indexOf('/')
  if (slash > 0) return kind.slice(0, slash)
  return kind === 'execution' || kind === 'validate' || kind === 'test-state' ? 'stepfunctions' : kind
}
