import type { ToldSignal } from '../../aws/service'

/** A function has written what filters wait for. CloudWatch Logs schedules nothing for itself. */
export type LogsSignal = ToldSignal
