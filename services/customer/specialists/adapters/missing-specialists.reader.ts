import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { MissingSpecialists } from '../use-cases/ports.js';

@Injectable()
export class PostgresMissingSpecialists extends MissingSpecialists {
  /** One look at the index for each class, however many customers it has. */
  override async listClasses(tx: Tx, limit: number): Promise<string[]> {
    const next = (after: string) => `SELECT customer_class FROM customers
      WHERE specialist_id IS NULL ${after} ORDER BY customer_class LIMIT 1`;
    const rows = await tx.query<{ customer_class: string }>(
      `WITH RECURSIVE classes AS (
         (${next('')})
         UNION ALL
         SELECT (${next('AND customer_class > c.customer_class')}) FROM classes c WHERE c.customer_class IS NOT NULL)
       SELECT customer_class FROM classes WHERE customer_class IS NOT NULL LIMIT $1`,
      [limit],
    );
    return rows.map(({ customer_class }) => customer_class);
  }

  override async listCustomerIds(tx: Tx, className: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ customer_id: string }>(
      `SELECT customer_id FROM customers WHERE specialist_id IS NULL AND customer_class = $1
        ORDER BY customer_class, customer_id LIMIT $2`,
      [className, limit],
    );
    return rows.map(({ customer_id }) => customer_id);
  }
}
