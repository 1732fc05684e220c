import { letSqlReadersRead, view } from './sql-views.js';

export const versionsMayBeRead = letSqlReadersRead(['session_versions']);

/** Every revision of every version, and what each metric was in the version before where it was something else. */
export const versionView = `
  ${view(
    'session_versions',
    `t.session_id, t.version, t.revision,
     t.revision = max(t.revision) OVER (PARTITION BY t.session_id, t.version) AS latest,
     to_timestamp(t.at_ms / 1000.0) AS at, t.published_at, m.key AS metric,
     (m.value ->> 'n')::double precision AS n, (m.value ->> 'd')::double precision AS d,
     (m.value ->> 'value')::double precision AS value,
     t.changed ? m.key AS changed,
     (t.changed -> m.key ->> 'n')::double precision AS n_before,
     (t.changed -> m.key ->> 'd')::double precision AS d_before,
     (t.changed -> m.key ->> 'value')::double precision AS value_before`,
    'public.session_versions t, jsonb_each(t.metrics) m',
  )}
  GRANT SELECT ON analytics_v1.session_versions TO PUBLIC;`;
