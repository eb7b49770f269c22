import type { Row } from '../row'
export async function aslBench(): Promise<readonly Row[]> { throw new Error('not built') }
