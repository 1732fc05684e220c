/**
 * Forgets all that was folded of what viewers did, so that the fold begins at the start of the log again: for migrations
 * that change what is remembered. Numbers are provisional until it has caught up, and are then published again. A higher
 * epoch takes the partitions from a member that still runs: it cannot move the offsets on any more.
 */
export const foldAgain = `
  SELECT set_config('shopcast.principal', 'service', true);
  TRUNCATE fold_viewer, fold_minute, fold_partition, published_measures;
  UPDATE consumer_offsets SET next_offset = 0, epoch = epoch + 1 WHERE consumer = 'analytics.session-fold';
  DELETE FROM inbox WHERE consumer = 'analytics.session-fold';
`;
