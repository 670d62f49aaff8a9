import type { Tx } from '#libs/transactions';

/** A change after which open invoices are looked at, and how far that is. */
export interface Review {
  readonly review_id: string;
  readonly level: 'ORGANISATION' | 'CLASS' | 'CUSTOMER';
  readonly subject: string;
  readonly since: string | null;
  readonly after_due_on: string | null;
  readonly after_number: string | null;
  readonly after_invoice_id: string | null;
}

export const reviewsOf =
  'SELECT review_id, level, subject, since, after_due_on, after_number, after_invoice_id FROM fee_reviews';

interface Looked {
  readonly looked: bigint;
  readonly due_on: string | null;
  readonly number: string | null;
  readonly invoice_id: string | null;
}

/**
 * Has the invoices of a page looked at, and notes where the next page begins, or that the review is over. Each page reads
 * an index in order, whatever part of it is of the class.
 * @returns whether there may be more
 */
export async function lookAtPage(tx: Tx, review: Review, limit: number): Promise<boolean> {
  const { review_id: id, level, subject, after_due_on: dueOn, after_number: number } = review;
  const isCustomer = level === 'CUSTOMER';
  const [last] = await tx.query<Looked>(lookAt(isCustomer), [
    level === 'CLASS' ? subject : null,
    dueOn,
    number,
    review.after_invoice_id,
    ...[limit, review.since],
    ...(isCustomer ? [subject] : []),
  ]);
  if (!last || last.looked < BigInt(limit)) {
    await tx.query('DELETE FROM fee_reviews WHERE review_id = $1', [id]);
    return false;
  }
  await tx.query(
    'UPDATE fee_reviews SET after_due_on = $2, after_number = $3, after_invoice_id = $4 WHERE review_id = $1',
    [id, last.due_on, last.number, last.invoice_id],
  );
  return true;
}

/** The whole of it is one statement: no row travels. */
export function lookAt(isCustomer: boolean): string {
  return `
    WITH page AS (
      SELECT invoice_id, customer_id, due_on, number, overdue_at, overdue_marked FROM invoices
       WHERE lifecycle = 'OPEN' ${isCustomer ? 'AND customer_id = $7' : ''}
         AND ($2::date IS NULL OR (due_on, number, invoice_id) > ($2::date, $3::text, $4::uuid))
       ORDER BY due_on, number, invoice_id LIMIT $5
    ), noted AS (
      INSERT INTO fee_dues AS d (invoice_id, next_at, since)
        SELECT p.invoice_id, p.overdue_at, $6::date FROM page p JOIN customers c ON c.customer_id = p.customer_id
         WHERE p.overdue_marked AND ($1::text IS NULL OR c.class_name = $1)
         ORDER BY p.invoice_id
      ON CONFLICT (invoice_id) DO UPDATE SET next_at = least(d.next_at, excluded.next_at)
    )
    SELECT (SELECT count(*) FROM page) AS looked, due_on, number, invoice_id
      FROM page ORDER BY due_on DESC, number DESC, invoice_id DESC LIMIT 1`;
}
