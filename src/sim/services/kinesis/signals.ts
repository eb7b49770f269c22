/** What Kinesis tells itself for later. Streams are named by their names, shards by their ids. */
export type KinesisSignal =
  /** A stream has been made, changed or deleted. */
  | { readonly type: 'StreamSettled'; readonly stream: string }
  /** Records of a shard, or a closed shard itself, have been kept for the retention period. */
  | { readonly type: 'ShardAges'; readonly stream: string; readonly shard: string }
