/**
 * The map in which services keep what can grow: items, environments, executions, frames.
 *
 * A world is a value, and a moment keeps one; a copy with the size of the map on each write would
 * make a step in a large world slower than in an empty one. `immutable`'s hash trie shares what
 * did not change. Measured against copying and against mutation in place in `npm run bench -- kernel`.
 */
export { Map as PersistentMap, List as PersistentList } from 'immutable'
