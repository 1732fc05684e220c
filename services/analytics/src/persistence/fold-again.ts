/**
 * Forgets all that was folded of what viewers did, so that the fold begins at the start of the log again: for migrations
 * that change what is remembered. Numbers are provisional until it has caught up, and are then published again. A higher
 * epoch takes the partitions from a member that still runs: it cannot move the offsets on any more.
 */
export const foldAgain = `
  SELECT set_config('shopcast.principal', 'service', true);
  TRUNCATE fold_viewer, fold_minute, fold_partition, published_measures;
  DO $$ BEGIN
    -- These come with later migrations than the first that uses this.
    IF to_regclass('fold_source') IS NOT NULL THEN TRUNCATE fold_source; END IF;
    IF to_regclass('fold_sealed') IS NOT NULL THEN TRUNCATE fold_sealed; END IF;
  END $$;
  UPDATE consumer_offsets SET next_offset = 0, epoch = epoch + 1 WHERE consumer = 'analytics.session-fold';
  DELETE FROM inbox WHERE consumer = 'analytics.session-fold';
`;
