import { EntitySchema } from 'typeorm';

/** Acts that wait or waited for a second person. */
const approvalsTable = new EntitySchema({
  name: 'approvals',
  columns: {
    approval_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'approvals_pkey' },
    act: { type: 'text' },
    subject_id: { type: 'uuid' },
    customer_id: { type: 'uuid' },
    invoice_id: { type: 'uuid' },
    currency: { type: 'char', length: 3 },
    amount_minor: { type: 'bigint' },
    limit_minor: { type: 'bigint' },
    done_minor: { type: 'bigint' },
    facts: { type: 'jsonb' },
    parameters: { type: 'jsonb' },
    hash: { type: 'text' },
    reason: { type: 'text' },
    requested_by: { type: 'text' },
    requested_roles: { type: 'text', array: true },
    requested_at: { type: 'timestamptz' },
    expires_at: { type: 'timestamptz' },
    state: { type: 'text' },
    decided_by: { type: 'text' },
    decision_reason: { type: 'text' },
    decided_at: { type: 'timestamptz', nullable: true },
    version: { type: 'bigint' },
  },
  indices: [
    { name: 'approvals_by_state', columns: ['state', 'approval_id'] },
    { name: 'approvals_by_requester', columns: ['requested_by', 'approval_id'] },
    { name: 'approvals_by_customer', columns: ['customer_id', 'approval_id'] },
    { name: 'approvals_ending', columns: ['expires_at', 'approval_id'], where: `state = 'REQUESTED'` },
    { name: 'approvals_requested', columns: ['act', 'subject_id'], unique: true, where: `state = 'REQUESTED'` },
  ],
  checks: [
    {
      name: 'approvals_state',
      expression: `state IN ('REQUESTED', 'DONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'STALE')`,
    },
    { name: 'approvals_amounts', expression: 'amount_minor > 0 AND limit_minor >= 0 AND done_minor >= 0' },
    { name: 'approvals_decided', expression: `(state = 'REQUESTED') = (decided_at IS NULL)` },
    {
      name: 'approvals_four_eyes',
      expression: `state NOT IN ('DONE', 'REFUSED', 'STALE') OR decided_by <> requested_by`,
    },
    { name: 'approvals_lengths', expression: 'char_length(reason) <= 500 AND char_length(decision_reason) <= 500' },
  ],
});

/** What people did alone, for as long as it counts against their limits. */
const actsAloneTable = new EntitySchema({
  name: 'acts_alone',
  columns: {
    act_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'acts_alone_pkey' },
    act: { type: 'text' },
    actor: { type: 'text' },
    customer_id: { type: 'uuid' },
    currency: { type: 'char', length: 3 },
    amount_minor: { type: 'bigint' },
    done_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'acts_alone_by_actor', columns: ['actor', 'customer_id', 'act', 'done_at'] },
    { name: 'acts_alone_by_time', columns: ['done_at'] },
  ],
  checks: [{ name: 'acts_alone_amount', expression: 'amount_minor > 0' }],
});

export const approvalTables = [approvalsTable, actsAloneTable];
