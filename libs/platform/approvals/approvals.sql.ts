/** The tables of acts that need a second person. */
export const approvalStatements: readonly string[] = [
  `
  CREATE TABLE approvals (
    approval_id uuid CONSTRAINT approvals_pkey PRIMARY KEY,
    act text NOT NULL,
    subject_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    currency char(3) NOT NULL,
    amount_minor bigint NOT NULL,
    limit_minor bigint NOT NULL,
    done_minor bigint NOT NULL,
    facts jsonb NOT NULL,
    parameters jsonb NOT NULL,
    hash text NOT NULL,
    reason text NOT NULL,
    requested_by text NOT NULL,
    requested_roles text[] NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    state text NOT NULL CONSTRAINT approvals_state CHECK (
      state IN ('REQUESTED', 'DONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'STALE')),
    decided_by text NOT NULL,
    decision_reason text NOT NULL,
    decided_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT approvals_amounts CHECK (amount_minor > 0 AND limit_minor >= 0 AND done_minor >= 0),
    CONSTRAINT approvals_decided CHECK ((state = 'REQUESTED') = (decided_at IS NULL)),
    CONSTRAINT approvals_four_eyes CHECK (
      state NOT IN ('DONE', 'REFUSED', 'STALE') OR decided_by <> requested_by),
    CONSTRAINT approvals_lengths CHECK (char_length(reason) <= 500 AND char_length(decision_reason) <= 500)
  )`,
  `CREATE INDEX approvals_by_state ON approvals (state, approval_id)`,
  `CREATE INDEX approvals_by_requester ON approvals (requested_by, approval_id)`,
  `CREATE INDEX approvals_by_customer ON approvals (customer_id, approval_id)`,
  `CREATE INDEX approvals_ending ON approvals (expires_at, approval_id) WHERE state = 'REQUESTED'`,
  `CREATE UNIQUE INDEX approvals_requested ON approvals (act, subject_id) WHERE state = 'REQUESTED'`,
  `
  CREATE TABLE acts_alone (
    act_id uuid CONSTRAINT acts_alone_pkey PRIMARY KEY,
    act text NOT NULL,
    actor text NOT NULL,
    customer_id uuid NOT NULL,
    currency char(3) NOT NULL,
    amount_minor bigint NOT NULL CONSTRAINT acts_alone_amount CHECK (amount_minor > 0),
    done_at timestamptz NOT NULL
  )`,
  `CREATE INDEX acts_alone_by_actor ON acts_alone (actor, customer_id, act, done_at)`,
  `CREATE INDEX acts_alone_by_time ON acts_alone (done_at)`,
];
