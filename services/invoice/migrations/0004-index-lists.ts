import { IndexMigration } from '#libs/platform';

/**
 * What lists of invoices are sorted by and looked for by, and whose payments they are. Hardly any old invoice is not paid,
 * so the order of numbers within a lifecycle is kept of those alone; and the creditor that all have without another one
 * being named needs no index.
 */
export class IndexLists1764400000004 extends IndexMigration {
  protected readonly indexes = {
    invoices_by_remaining_due: `invoices (currency, remaining_minor, due_on, number, invoice_id) WHERE lifecycle = 'OPEN'`,
    invoices_by_issue: 'invoices (lifecycle, issue_on, number, invoice_id)',
    invoices_unpaid_by_number: `invoices (lifecycle, number, invoice_id) WHERE lifecycle <> 'PAID'`,
    invoices_by_amount: 'invoices (currency, (amount_minor + paid_elsewhere_minor))',
    invoices_by_creation: 'invoices (created_at)',
    invoices_by_creditor: `invoices (creditor_id, lifecycle, due_on, number, invoice_id) WHERE creditor_id <> 'main'`,
    settled_payments_by_customer: 'settled_payments (customer_id, value_on, payment_id)',
  };
}
