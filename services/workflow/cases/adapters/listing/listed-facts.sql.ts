import { bigint, date, integer, rowOf, text, timestamp } from '#libs/platform';
import { agencyStates } from '../../../copies/domain/placement.js';
import type { ListedFacts } from '../../use-cases/listing/ports.js';

const inAgencyStates = agencyStates.map((state) => `'${state}'`).join(', ');

/** What the derived states depend on, and what lists show besides, of a case `c`. */
const factJoins = `
  LEFT JOIN LATERAL (
    SELECT count(*)::integer AS open_count, count(*) FILTER (WHERE ci.placed)::integer AS placed_count,
      count(*) FILTER (WHERE ci.placed AND EXISTS (SELECT FROM placement_lines p
        WHERE p.invoice_id = ci.invoice_id AND p.open AND p.state IN (${inAgencyStates})))::integer AS recallable_count,
      coalesce(sum(i.remaining_minor), 0)::bigint AS outstanding_minor, min(i.due_on) AS oldest_due_on,
      coalesce(bool_and(ci.paused), false) AS all_paused, coalesce(bool_and(ci.placed), false) AS all_placed,
      coalesce(bool_and(ci.arranged), false) AS all_arranged,
      coalesce(bool_and(ci.held OR i.disputed OR NOT i.collectable), false) AS all_held,
      coalesce(bool_or(i.disputed), false) AS any_disputed
    FROM case_invoices ci JOIN invoices i USING (invoice_id) WHERE ci.case_id = c.case_id AND ci.left_at IS NULL
  ) AS members ON true
  LEFT JOIN LATERAL (
    SELECT min(d.fire_at) AS act_at, (array_agg(d.step_id ORDER BY d.fire_at, d.step_index))[1] AS act_step_id,
      min(d.fire_at) FILTER (WHERE d.kind = 'send') AS message_at,
      (array_agg(d.step_id ORDER BY d.fire_at, d.step_index) FILTER (WHERE d.kind = 'send'))[1] AS message_step_id,
      (array_agg(d.channel ORDER BY d.fire_at, d.step_index) FILTER (WHERE d.kind = 'send'))[1] AS channel
    FROM due_acts d WHERE d.case_id = c.case_id AND NOT d.stopped AND c.closed_at IS NULL
  ) AS next ON true
  LEFT JOIN LATERAL (
    SELECT (array_agg(h.reason ORDER BY h.flag IS NULL, h.placed_at, h.hold_id))[1] AS first_reason,
      min(h.until_at) AS held_until, coalesce(bool_or(h.flag IS NOT NULL), false) AS flagged
    FROM holds h
    WHERE h.customer_id = c.customer_id AND h.lifted_at IS NULL AND c.closed_at IS NULL
      AND (h.scope = 'CUSTOMER' OR h.subject_id = c.case_id OR EXISTS (
        SELECT FROM case_invoices ci WHERE ci.invoice_id = h.subject_id AND ci.case_id = c.case_id AND ci.left_at IS NULL))
  ) AS stops ON true
  LEFT JOIN customers k ON k.customer_id = c.customer_id AND k.version > 0`;

const undeliverable = 'coalesce(NOT next.channel = ANY(k.deliverable_channels), false)';

/** What domain/case.ts shownState says; a spec holds both equal. */
const shownStateSql = `CASE
  WHEN c.closed_at IS NOT NULL THEN c.state
  WHEN members.all_paused THEN 'PAUSED'
  WHEN members.all_placed THEN 'COLLECTIONS'
  WHEN members.all_arranged THEN 'ON_ARRANGEMENT'
  WHEN members.all_held OR stops.flagged THEN 'ON_HOLD'
  WHEN c.state = 'ACTIVE' AND ${undeliverable} THEN 'WILL_FAIL'
  ELSE c.state END`;

/** Columns of cases that follow from other rows, with what they follow from. */
const listedColumns: Readonly<Record<string, string>> = {
  shown_state: 'derived.shown_state',
  // A flag, else of the hold placed first, or what an open invoice itself says.
  hold_reason: `CASE WHEN derived.shown_state <> 'ON_HOLD' THEN ''
    ELSE coalesce(stops.first_reason, CASE WHEN members.any_disputed THEN 'DISPUTED' ELSE 'DO_NOT_COLLECT' END) END`,
  held_until: 'stops.held_until',
  outstanding_minor: 'members.outstanding_minor',
  open_invoice_count: 'members.open_count',
  placed_invoice_count: 'members.placed_count',
  recallable_invoice_count: 'members.recallable_count',
  oldest_due_on: 'members.oldest_due_on',
  next_act_at: 'next.act_at',
  next_act_step_id: 'next.act_step_id',
  next_message_at: 'next.message_at',
  next_message_step_id: 'next.message_step_id',
  customer_class: `coalesce(k.class, '')`,
  specialist_id: `nullif(k.specialist_id, '')`,
};
const names = Object.keys(listedColumns);
const listOf = (table: string): string => names.map((name) => `${table}.${name}`).join(', ');

/** What the columns should be of cases `c`; `derived` is not for the reader. */
const fromFacts = `FROM cases c ${factJoins} CROSS JOIN LATERAL (SELECT ${shownStateSql} AS shown_state) AS derived`;
const listedFromFacts = names.map((name) => `${listedColumns[name]} AS ${name}`).join(', ');

/** What domain/case.ts shownState decides by. */
const shownFacts = `members.all_paused, members.all_placed, members.all_arranged, members.all_held, stops.flagged,
  ${undeliverable} AS next_undeliverable`;

/** `c` is one of the given cases. */
export const isGiven = 'c.case_id = ANY($1::uuid[])';

/** Cases as they are, whatever is stored of them for lists. @param own columns of cases `c` */
export const selectFresh = (own: string): string => `SELECT ${own}, ${listedFromFacts}, c.last_contact_at,
  ${shownFacts} ${fromFacts} WHERE ${isGiven}`;

/** Cases whose columns differ from what they follow from; none, outside a transaction. */
export const selectDiffering = `SELECT stored.case_id, ${listOf('stored')}, stored.last_contact_at,
    json_build_array(${listOf('fresh')}) AS expected, sent.last_contact_at AS expected_contact_at
  FROM cases stored JOIN (SELECT c.case_id, ${listedFromFacts} ${fromFacts}) AS fresh USING (case_id)
  LEFT JOIN (SELECT case_id, max(done_at) AS last_contact_at FROM steps_done
    WHERE kind = 'send' AND outcome = 'SENT' GROUP BY case_id) AS sent USING (case_id)
  WHERE NOT stored.listed OR (${listOf('stored')}, stored.last_contact_at)
    IS DISTINCT FROM (${listOf('fresh')}, sent.last_contact_at)`;

/** Brings the columns of the cases `c` that fulfil a condition in line; the caller has locked them. */
export const refreshListed = (
  condition: string,
): string => `UPDATE cases SET ${names.map((name) => `${name} = fresh.${name}`).join(', ')}, listed = true
  FROM (SELECT c.case_id, ${listedFromFacts} ${fromFacts} WHERE ${condition}) AS fresh
 WHERE cases.case_id = fresh.case_id
   AND (NOT cases.listed OR (${listOf('cases')}) IS DISTINCT FROM (${listOf('fresh')}))`;

/** The same for the last contact, which is otherwise kept where steps are recorded. */
export const refreshLastContacts = (condition: string): string => `UPDATE cases SET last_contact_at = sent.at
  FROM (SELECT c.case_id, max(c.done_at) AS at FROM steps_done c
         WHERE ${condition} AND c.kind = 'send' AND c.outcome = 'SENT' GROUP BY c.case_id) AS sent
 WHERE cases.case_id = sent.case_id AND cases.last_contact_at IS DISTINCT FROM sent.at`;

/** What lists show of a case, as it is stored with it. */
export const listedFacts = rowOf<ListedFacts>()('cases', [], {
  shown_state: text('shown'),
  hold_reason: text('holdReason'),
  held_until: timestamp('heldUntil'),
  outstanding_minor: bigint('outstandingMinor'),
  open_invoice_count: integer('openInvoiceCount'),
  placed_invoice_count: integer('placedInvoiceCount'),
  recallable_invoice_count: integer('recallableInvoiceCount'),
  oldest_due_on: date('oldestDueOn'),
  next_act_at: timestamp('nextActAt'),
  next_act_step_id: text('nextActStepId'),
  next_message_at: timestamp('nextMessageAt'),
  next_message_step_id: text('nextMessageStepId'),
  last_contact_at: timestamp('lastContactAt'),
  customer_class: text('customerClass'),
  specialist_id: text('specialistId'),
});
