/** `Lottery`, selected from the table lotteries. */
export const LOTTERY_COLUMNS = `lottery_id AS "lotteryId", account_id AS "accountId", session_id AS "sessionId", prize,
  winner_count AS "winnerCount", keyword, seed, commitment, opened_at_ms::float8 AS "openedAtMs",
  ends_at_ms::float8 AS "endsAtMs", key_id AS "keyId", state, drawn_at_ms::float8 AS "drawnAtMs",
  entrant_count AS "entrantCount", entrants_digest AS "entrantsDigest", winners`;
