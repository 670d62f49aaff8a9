import { Injectable } from '@nestjs/common';
import { compareText } from '#libs/text';
import type { Tx } from '#libs/transactions';
import type { Case } from '../../cases/domain/case.js';
import { CaseChanges, type Joiner, type Leaver } from '../../cases/use-cases/case-changes.js';
import { CaseStore } from '../../cases/use-cases/ports.js';
import { changeOf, type InvoiceFacts, type InvoiceRow } from '../../copies/domain/invoice.js';
import { CustomerStore, InvoiceStore } from '../../copies/use-cases/ports.js';
import { Causes, newestOf, type Seen } from '../../waking/use-cases/causes.js';
import { Enrolment } from './enrolment.js';
import { Threshold } from './threshold.js';

interface Synced {
  readonly before: InvoiceRow | undefined;
  readonly now: InvoiceRow;
}

/** What changes of invoices mean for the cases they are in. */
interface Effects {
  readonly leaving: Leaver[];
  readonly replanning: { invoiceId: string; caseId: string }[];
  readonly touched: { invoiceId: string; caseId: string }[];
}

/** Keeps the copy of invoices and lets them join, leave and be planned anew; one batch of events at a time. */
@Injectable()
export class SyncInvoiceCopies {
  constructor(
    private readonly customers: CustomerStore,
    private readonly invoices: InvoiceStore,
    private readonly cases: CaseStore,
    private readonly enrolment: Enrolment,
    private readonly changes: CaseChanges,
    private readonly threshold: Threshold,
  ) {}

  /** @param seen what each event says of its invoice, in order */
  async syncInvoiceCopies(tx: Tx, seen: readonly Seen<InvoiceFacts>[]): Promise<void> {
    const newest = newestOf(seen, ({ invoiceId }) => invoiceId);
    await this.customers.lockMany(
      tx,
      [...newest.values()].map(({ facts }) => facts.customerId),
    );
    const known = await this.invoices.lockMany(tx, [...newest.keys()]);
    const synced = [...newest.values()]
      .map(({ facts }) => facts)
      .sort((one, other) => compareText(one.invoiceId, other.invoiceId))
      .filter((facts) => changeOf(known.get(facts.invoiceId), facts) !== 'STALE')
      .map((facts): Synced => ({
        before: known.get(facts.invoiceId),
        now: rowOf(facts, known.get(facts.invoiceId)),
      }));
    if (synced.length === 0) return;

    const effects: Effects = { leaving: [], replanning: [], touched: [] };
    for (const each of synced) addEffects(each, effects);
    const seenNow = synced.map(({ now }) => now);
    const lowered = synced.flatMap(({ before, now }) =>
      before?.caseId && now.remaining.minor < before.remaining.minor ? [before.caseId] : [],
    );
    const small = await this.threshold.leaversBelow(tx, lowered, seenNow, effects.leaving);
    effects.leaving.push(...small);
    const left = new Set(effects.leaving.map(({ invoiceId }) => invoiceId));
    const outside = seenNow.filter((row) => row.caseId === null || left.has(row.invoiceId));
    const reopened = new Set(synced.filter(isReopened).map(({ now }) => now.invoiceId));
    const { joining, rows } = await this.decide(tx, outside, left);
    const decided = new Map(rows.map((row) => [row.invoiceId, row]));
    await this.invoices.upsertMany(
      tx,
      synced.map(({ now }) => decided.get(now.invoiceId) ?? now),
    );
    const joiners = joining.map((joiner) => ({
      ...joiner,
      owedAgainAt: reopened.has(joiner.invoice.invoiceId) ? tx.now : null,
    }));
    await this.changes.change(tx, { ...effects, joining: joiners }, new Causes(newest));
  }

  /**
   * Those owed again go back to their case, the others are asked for the rules.
   * @param left invoices that leave their case now; in the same episode they stay outside
   */
  private async decide(
    tx: Tx,
    outside: readonly InvoiceRow[],
    left: ReadonlySet<string>,
  ): Promise<{ joining: Joiner[]; rows: InvoiceRow[] }> {
    const owedAgain = outside.filter(
      ({ lifecycle, lastCaseId, enrolledEpisode, episode, invoiceId }) =>
        lifecycle === 'OPEN' && lastCaseId !== null && (enrolledEpisode < episode || !left.has(invoiceId)),
    );
    const former = new Map((await this.lockFormer(tx, owedAgain)).map((found) => [found.caseId, found] as const));
    const back = owedAgain.flatMap((row) => {
      const found = former.get(row.lastCaseId!);
      return found && found.state !== 'CANCELLED' ? [returning(row, found)] : [];
    });
    const backIds = new Set(back.map(({ invoice }) => invoice.invoiceId));
    const asked = outside.filter(({ invoiceId }) => !backIds.has(invoiceId));
    const evaluated = await this.enrolment.evaluate(tx, asked, tx.now);
    return {
      joining: [...back, ...evaluated.joining],
      rows: [...back.map(({ invoice }) => invoice), ...evaluated.rows],
    };
  }

  private async lockFormer(tx: Tx, rows: readonly InvoiceRow[]) {
    const caseIds = [...new Set(rows.map(({ lastCaseId }) => lastCaseId!))];
    return caseIds.length === 0 ? [] : this.cases.lockMany(tx, caseIds);
  }
}

function rowOf(facts: InvoiceFacts, before: InvoiceRow | undefined): InvoiceRow {
  if (!before) return { ...facts, caseId: null, lastCaseId: null, enrolledEpisode: 0, enrolAt: null, because: '' };
  const { caseId, lastCaseId, enrolledEpisode, enrolAt, because } = before;
  return { ...facts, caseId, lastCaseId, enrolledEpisode, enrolAt, because };
}

/** An invoice that is owed again, or later, goes back to its case without being asked for the rule. */
function returning(row: InvoiceRow, former: Case): Joiner {
  const anew = row.enrolledEpisode < row.episode;
  const because = anew ? 'its collection begins anew, in its case' : 'is owed again and goes back to its case';
  const { sequence, sequenceVersion } = former;
  return {
    invoice: { ...row, enrolAt: null, because },
    sequence,
    version: sequenceVersion,
    because,
    former,
    owedAgainAt: null,
  };
}

/** It was closed, or its collection begins anew. */
function isReopened({ before, now }: Synced): boolean {
  if (!before || now.lifecycle !== 'OPEN') return false;
  return now.episode > before.episode || ['PAID', 'SETTLED', 'VOID'].includes(before.lifecycle);
}

function addEffects({ before, now }: Synced, effects: Effects): void {
  const caseId = before?.caseId;
  if (!before || caseId === null || caseId === undefined) return;
  const { invoiceId, enrolledEpisode } = before;
  if (now.lifecycle !== 'OPEN') {
    effects.leaving.push({ caseId, invoiceId, episode: enrolledEpisode, reason: now.lifecycle });
  } else if (now.episode > enrolledEpisode) {
    // The closing in between is not seen here any more: only the newest snapshot of a batch counts.
    const reason = now.dueOn > before.dueOn ? 'DUE_DATE_MOVED' : 'REOPENED';
    effects.leaving.push({ caseId, invoiceId, episode: enrolledEpisode, reason });
  } else {
    const moved = now.dueOn !== before.dueOn || now.issuedOn !== before.issuedOn || now.zone !== before.zone;
    if (moved) effects.replanning.push({ invoiceId, caseId });
    const paid = now.remaining.minor !== before.remaining.minor;
    if (now.disputed !== before.disputed || now.collectable !== before.collectable || paid)
      effects.touched.push({ invoiceId, caseId });
  }
}
