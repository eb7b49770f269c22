import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import { PersistentList, PersistentMap } from '../../kernel/persistentMap'
import type { Alarm } from './alarm/alarm'
import type { HistoryItem } from './alarm/history'
import type { Metric } from './metric/metric'
import { noneRunning, type Running } from './source/running'

/** All that CloudWatch keeps for an account in a Region. */
export interface CloudWatchAccount {
  /** By key. */
  readonly metrics: OrderedTree<Metric>
  /** By name. */
  readonly alarms: PersistentMap<string, Alarm>
  /** How many alarms wait for their metrics to have data: with none, nobody has to be told of any. */
  readonly asleep: number
  /** What happened to alarms, oldest first. */
  readonly history: PersistentList<HistoryItem>
  /** Up to which event the world's log was read for the services' own metrics. */
  readonly read: number
  /** Which functions run how often, as far as the log was read. */
  readonly running: Running
}

export const emptyAccount: CloudWatchAccount = {
  metrics: emptyTree(),
  alarms: PersistentMap(),
  asleep: 0,
  history: PersistentList(),
  read: 0,
  running: noneRunning,
}
