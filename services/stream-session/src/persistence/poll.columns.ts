/** `Poll`, selected from the table polls. */
export const POLL_COLUMNS = `poll_id AS "pollId", account_id AS "accountId", session_id AS "sessionId", question, options,
  opened_at_ms::float8 AS "openedAtMs", key_id AS "keyId", state, closed_at_ms::float8 AS "closedAtMs", votes`;
