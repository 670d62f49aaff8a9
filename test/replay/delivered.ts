import type { PortfolioRow } from '#libs/portfolio';
import { localDateAt } from '#libs/time';
import { readCaughtMail } from './caught-mail.js';

/** The mail catcher's own file compared with the input, without any table of the product. */
export interface Delivered {
  /** Messages the catcher accepted. */
  messages: number;
  /** Messages by step. */
  steps: Record<string, number>;
  /** Second messages about one invoice and step. */
  duplicates: number;
  /** Messages about an invoice on or after the day it was settled. */
  sentAfterPaid: number;
  /** Message ids that stand in the file more than once. */
  repeatedIds: number;
}

export async function readDelivered(file: string, rows: readonly PortfolioRow[], zone: string): Promise<Delivered> {
  const settledOn = new Map(rows.map(({ number, settledDate }) => [number, settledDate]));
  const delivered: Delivered = { messages: 0, steps: {}, duplicates: 0, sentAfterPaid: 0, repeatedIds: 0 };
  const acts = new Set<string>();
  const ids = new Set<string>();
  for await (const { id, step, invoices, date } of readCaughtMail(file)) {
    delivered.messages += 1;
    delivered.steps[step] = (delivered.steps[step] ?? 0) + 1;
    if (ids.has(id)) delivered.repeatedIds += 1;
    ids.add(id);
    const day = localDateAt(date, zone);
    for (const invoice of invoices) {
      const act = `${invoice}/${step}`;
      if (acts.has(act)) delivered.duplicates += 1;
      acts.add(act);
      const settled = settledOn.get(invoice);
      if (settled && day >= settled) delivered.sentAfterPaid += 1;
    }
  }
  return delivered;
}
