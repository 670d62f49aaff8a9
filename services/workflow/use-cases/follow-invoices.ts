import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { changeOf, newestOf, type InvoiceFacts } from '../domain/invoice.js';
import { CaseBook, type CaseChanges, type Joiner } from './case-book.js';
import { Enrolment } from './enrolment.js';
import { CaseStore, InvoiceStore, type InvoiceRow } from './ports.js';

type Mutable<Type> = { -readonly [Key in keyof Type]-?: NonNullable<Type[Key]> extends readonly (infer Item)[] ? Item[] : Type[Key] };

interface Followed {
  readonly before: InvoiceRow | undefined;
  readonly now: InvoiceRow;
}

/** Keeps the copy of invoices and lets them join, leave and be planned anew; one batch of events at a time. */
@Injectable()
export class FollowInvoices {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly cases: CaseStore,
    private readonly enrolment: Enrolment,
    private readonly book: CaseBook,
  ) {}

  async follow(tx: Tx, snapshots: readonly InvoiceFacts[]): Promise<void> {
    const newest = newestOf(snapshots);
    const known = await this.invoices.lock(tx, newest.map(({ invoiceId }) => invoiceId));
    const followed = newest
      .filter((facts) => changeOf(known.get(facts.invoiceId), facts) !== 'STALE')
      .map((facts): Followed => ({ before: known.get(facts.invoiceId), now: rowOf(facts, known.get(facts.invoiceId)) }));
    if (followed.length === 0) return;

    const changes: Mutable<Pick<CaseChanges, 'leaving' | 'replanning' | 'touched'>> = { leaving: [], replanning: [], touched: [] };
    for (const each of followed) noteMembership(each, changes);
    const outside = followed.map(({ now }) => now).filter((row) => row.caseId === null || leaves(row, changes));
    const { joining, rows } = await this.decide(tx, outside);
    const decided = new Map(rows.map((row) => [row.invoiceId, row]));
    await this.invoices.save(tx, followed.map(({ now }) => decided.get(now.invoiceId) ?? now));
    await this.book.apply(tx, { ...changes, joining });
  }

  /** Those owed again go back to their case, the others are asked for the rules. */
  private async decide(tx: Tx, outside: readonly InvoiceRow[]): Promise<{ joining: Joiner[]; rows: InvoiceRow[] }> {
    const owedAgain = outside.filter(
      (row) => row.lifecycle === 'OPEN' && row.lastCaseId !== null && row.enrolledEpisode < row.episode,
    );
    const former = new Map(
      (await this.lockFormer(tx, owedAgain)).map((found) => [found.caseId, found] as const),
    );
    const back: Joiner[] = [];
    const backIds = new Set<string>();
    for (const row of owedAgain) {
      const found = former.get(row.lastCaseId!);
      if (!found || found.state === 'CANCELLED') continue;
      const { caseId, sequence, sequenceVersion } = found;
      const joiner = await this.enrolment.reenter(tx, row, { caseId, sequence, version: sequenceVersion });
      back.push(joiner);
      backIds.add(row.invoiceId);
    }
    const asked = outside.filter(({ invoiceId }) => !backIds.has(invoiceId));
    const evaluated = await this.enrolment.evaluate(tx, asked, tx.now);
    return {
      joining: [...back, ...evaluated.joining],
      rows: [...back.map(({ invoice }) => invoice), ...evaluated.rows],
    };
  }

  private async lockFormer(tx: Tx, rows: readonly InvoiceRow[]) {
    const caseIds = [...new Set(rows.map(({ lastCaseId }) => lastCaseId!))];
    return caseIds.length === 0 ? [] : this.cases.lock(tx, caseIds);
  }
}

function rowOf(facts: InvoiceFacts, before: InvoiceRow | undefined): InvoiceRow {
  if (!before) return { ...facts, caseId: null, lastCaseId: null, enrolledEpisode: 0, enrolAt: null, because: '' };
  const { caseId, lastCaseId, enrolledEpisode, enrolAt, because } = before;
  return { ...facts, caseId, lastCaseId, enrolledEpisode, enrolAt, because };
}

/** What the change of an invoice in a case means for the case. */
function noteMembership(
  { before, now }: Followed,
  changes: Mutable<Pick<CaseChanges, 'leaving' | 'replanning' | 'touched'>>,
): void {
  const caseId = before?.caseId;
  if (!before || caseId === null || caseId === undefined) return;
  const { invoiceId, enrolledEpisode } = before;
  if (now.lifecycle !== 'OPEN') {
    changes.leaving.push({ caseId, invoiceId, episode: enrolledEpisode, reason: now.lifecycle });
  } else if (now.episode > enrolledEpisode) {
    // The closing in between is not seen here any more: only the newest snapshot of a batch counts.
    changes.leaving.push({ caseId, invoiceId, episode: enrolledEpisode, reason: 'REOPENED' });
  } else {
    const moved = now.dueOn !== before.dueOn || now.issuedOn !== before.issuedOn || now.zone !== before.zone;
    if (moved) changes.replanning.push({ invoiceId, caseId });
    if (now.disputed !== before.disputed || now.collectable !== before.collectable) changes.touched.push(caseId);
  }
}

function leaves(row: InvoiceRow, { leaving }: { leaving: readonly { invoiceId: string }[] }): boolean {
  return leaving.some(({ invoiceId }) => invoiceId === row.invoiceId);
}
