import { EntitySchema } from 'typeorm';

export const invoicesTable = new EntitySchema({
  name: 'invoices',
  columns: {
    invoice_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'invoices_pkey' },
    number: { type: 'text', collation: 'C' },
    customer_id: { type: 'uuid' },
    creditor_id: { type: 'text' },
    currency: { type: 'char', length: 3 },
    lifecycle: { type: 'text' },
    collectability: { type: 'text' },
    disputed: { type: 'boolean' },
    amount_minor: { type: 'bigint' },
    paid_elsewhere_minor: { type: 'bigint', default: 0 },
    paid_minor: { type: 'bigint' },
    credited_minor: { type: 'bigint' },
    remaining_minor: { type: 'bigint' },
    issue_on: { type: 'date' },
    due_on: { type: 'date' },
    overdue_at: { type: 'timestamptz' },
    overdue_marked: { type: 'boolean' },
    overdue_aside_until: { type: 'timestamptz', nullable: true },
    episode: { type: 'int' },
    issued_episode: { type: 'int' },
    from_feed: { type: 'boolean' },
    void_stands: { type: 'boolean' },
    import_id: { type: 'uuid', nullable: true },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
    collection_stands: { type: 'boolean', default: false },
    interest_minor: { type: 'bigint', default: 0 },
    fee_minor: { type: 'bigint', default: 0 },
    cost_minor: { type: 'bigint', default: 0 },
    interest_paid_minor: { type: 'bigint', default: 0 },
    fee_paid_minor: { type: 'bigint', default: 0 },
    cost_paid_minor: { type: 'bigint', default: 0 },
    disputed_minor: { type: 'bigint', nullable: true },
    credit_note_minor: { type: 'bigint', default: 0 },
    write_off_method: { type: 'text', nullable: true },
    recovered_minor: { type: 'bigint', default: 0 },
  },
  uniques: [{ name: 'invoices_number', columns: ['number', 'creditor_id'] }],
  indices: [
    { name: 'invoices_by_customer', columns: ['customer_id', 'lifecycle', 'due_on', 'number', 'invoice_id'] },
    { name: 'invoices_by_due', columns: ['lifecycle', 'due_on', 'number', 'invoice_id'] },
    { name: 'invoices_disputed', columns: ['lifecycle', 'due_on', 'number', 'invoice_id'], where: 'disputed' },
    {
      name: 'invoices_disputed_of',
      columns: ['customer_id', 'lifecycle', 'due_on', 'number', 'invoice_id'],
      where: 'disputed',
    },
    { name: 'invoices_by_remaining', columns: ['currency', 'remaining_minor'], where: `lifecycle = 'OPEN'` },
    { name: 'invoices_open_in_feed', columns: ['invoice_id'], where: `lifecycle = 'OPEN' AND from_feed` },
    { name: 'invoices_by_standing_void', columns: ['due_on', 'number', 'invoice_id'], where: 'void_stands' },
    { name: 'invoices_by_overdue', columns: ['overdue_at'], where: `lifecycle = 'OPEN' AND NOT overdue_marked` },
    { name: 'invoices_overdue_aside', columns: ['overdue_aside_until'], where: 'overdue_aside_until IS NOT NULL' },
    {
      name: 'invoices_by_remaining_due',
      columns: ['currency', 'remaining_minor', 'due_on', 'number', 'invoice_id'],
      where: `lifecycle = 'OPEN'`,
    },
    { name: 'invoices_by_issue', columns: ['lifecycle', 'issue_on', 'number', 'invoice_id'] },
    { name: 'invoices_unpaid_by_number', columns: ['lifecycle', 'number', 'invoice_id'], where: `lifecycle <> 'PAID'` },
    // By the gross amount, which is an expression.
    { name: 'invoices_by_amount', columns: ['currency'], synchronize: false },
    { name: 'invoices_by_creation', columns: ['created_at'] },
    {
      name: 'invoices_by_creditor',
      columns: ['creditor_id', 'lifecycle', 'due_on', 'number', 'invoice_id'],
      where: `creditor_id <> 'main'`,
    },
  ],
  checks: [
    {
      name: 'invoices_lengths',
      expression: 'char_length(number) BETWEEN 1 AND 100 AND char_length(creditor_id) BETWEEN 1 AND 100',
    },
    { name: 'invoices_lifecycle', expression: `lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF')` },
    { name: 'invoices_collectability', expression: `collectability IN ('COLLECT', 'DO_NOT_COLLECT')` },
    {
      name: 'invoices_amounts',
      expression: `amount_minor > 0 AND paid_minor BETWEEN 0 AND amount_minor AND credited_minor >= 0
        AND (lifecycle = 'PAID') = (paid_minor = amount_minor)
        AND remaining_minor = CASE WHEN lifecycle = 'OPEN' THEN amount_minor - paid_minor ELSE 0 END`,
    },
    {
      name: 'invoices_charges',
      expression: `interest_paid_minor BETWEEN 0 AND interest_minor AND fee_paid_minor BETWEEN 0 AND fee_minor
        AND cost_paid_minor BETWEEN 0 AND cost_minor`,
    },
    { name: 'invoices_disputes', expression: 'disputed_minor > 0 AND credit_note_minor >= 0' },
    {
      name: 'invoices_write_offs',
      expression: `(lifecycle = 'WRITTEN_OFF') = (write_off_method IS NOT NULL)
        AND write_off_method IN ('DIRECT', 'ALLOWANCE', 'SMALL_BALANCE')
        AND recovered_minor BETWEEN 0 AND CASE WHEN lifecycle = 'WRITTEN_OFF' THEN amount_minor - paid_minor ELSE 0 END`,
    },
    { name: 'invoices_void_stands', expression: `lifecycle = 'VOID' OR NOT void_stands` },
    { name: 'invoices_dates', expression: 'due_on >= issue_on' },
  ],
});
