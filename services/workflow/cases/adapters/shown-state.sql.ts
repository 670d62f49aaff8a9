/** What the derived states depend on. */
export const factJoins = `
  LEFT JOIN LATERAL (
    SELECT count(*)::integer AS open_count, count(*) FILTER (WHERE ci.placed)::integer AS placed_count,
      coalesce(sum(i.remaining_minor), 0)::bigint AS outstanding_minor, min(i.due_on) AS oldest_due_on,
      coalesce(bool_and(ci.paused), false) AS all_paused, coalesce(bool_and(ci.placed), false) AS all_placed,
      coalesce(bool_and(ci.held OR i.disputed OR NOT i.collectable), false) AS all_held
    FROM case_invoices ci JOIN invoices i USING (invoice_id) WHERE ci.case_id = c.case_id AND ci.left_at IS NULL
  ) AS members ON true
  LEFT JOIN LATERAL (
    SELECT min(d.fire_at) AS next_fire_at,
      (array_agg(d.channel ORDER BY d.fire_at, d.step_index) FILTER (WHERE d.kind = 'send'))[1] AS next_channel
    FROM due_acts d WHERE d.case_id = c.case_id AND NOT d.stopped
  ) AS next_act ON true
  LEFT JOIN customers k ON k.customer_id = c.customer_id AND k.version > 0`;
const undeliverable = 'coalesce(NOT next_act.next_channel = ANY(k.deliverable_channels), false)';
export const factColumns = `members.*, next_act.next_fire_at, ${undeliverable} AS next_undeliverable`;

/** What domain/case.ts shownState says, to be stored for lists; a spec holds both equal. */
export const shownStateSql = `CASE
  WHEN c.closed_at IS NOT NULL THEN c.state
  WHEN members.all_paused THEN 'PAUSED'
  WHEN members.all_placed THEN 'COLLECTIONS'
  WHEN members.all_held THEN 'ON_HOLD'
  WHEN c.state = 'ACTIVE' AND ${undeliverable} THEN 'WILL_FAIL'
  ELSE c.state END`;
