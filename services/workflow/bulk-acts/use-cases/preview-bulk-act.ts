import { Injectable } from '@nestjs/common';
import { faultOf, invalidFields, violation } from '#libs/errors';
import { FieldFaults, readChoice, readIds } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Caller, Database, Runner } from '#libs/transactions';
import { CaseFilters } from '../../cases/use-cases/listing/case-filters.js';
import { CaseLists, type CaseQuestion } from '../../cases/use-cases/listing/ports.js';
import { type ActParameters, checkTaken } from '../domain/act-parameters.js';
import {
  type ActName,
  actNames,
  type BulkAct,
  type Judgements,
  previewAct,
  type Refusal,
  subjects,
} from '../domain/bulk-act.js';
import { errors } from '../domain/errors.js';
import { type ActHandler, ActHandlers } from './handlers/act-handler.js';
import { BulkActStore, InvoiceOwner, type InvoiceQuestion } from './ports.js';

interface PreviewRequest {
  readonly act: ActName | null;
  readonly parameters: ActParameters;
  readonly itemIds: readonly string[];
  /** Which cases, or the customers of which; null where ids or invoices name the items. */
  readonly cases: CaseQuestion | null;
  /** Which invoices, or the customers of which; null where ids or cases name the items. */
  readonly invoices: InvoiceQuestion | null;
}

/** What one message may carry. */
const maxGivenIds = 10_000;
const maxItems = 100_000;
const judgedAtOnce = 1_000;

/** Judges each of many items and freezes the list. Nothing is locked: each is judged again when it is acted on. */
@Injectable()
export class PreviewBulkAct {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly filters: CaseFilters,
    private readonly lists: CaseLists,
    private readonly handlers: ActHandlers,
    private readonly invoiceOwner: InvoiceOwner,
    private readonly store: BulkActStore,
  ) {}

  /** @throws BULK_ACT_INVALID, CASE_INVALID, INVOICE_INVALID, TOO_BROAD, SEQUENCE_NOT_FOUND */
  async previewBulkAct(caller: Caller, request: PreviewRequest): Promise<BulkAct> {
    const { handler, parameters, itemIds } = this.read(request, await this.database.now());
    // What people write is kept with the act, and not with the request.
    const kept = await this.runner.runInParts(caller, async () => {
      const wanted = await this.itemsOf(caller, handler.act, { ...request, itemIds });
      const judged = await this.judge(handler, wanted, parameters);
      return this.runner.transact(caller, async (tx) => {
        const act = { bulkActId: newId(), act: handler.act, parameters, previewedBy: tx.actor };
        const preview = previewAct(act, judged, tx.now);
        await this.store.insert(tx, preview, judged);
        const { parameters: _, ...rest } = preview;
        return rest;
      });
    });
    return { ...kept, parameters };
  }

  private read(
    { act, parameters, itemIds, cases, invoices }: PreviewRequest,
    now: Date,
  ): { handler: ActHandler; parameters: ActParameters; itemIds: string[] } {
    const faults = new FieldFaults();
    const name = faults.take('act', readChoice(act, actNames));
    const ids = faults.take('ids', readIds(itemIds, maxGivenIds)) ?? [];
    const given = [itemIds.length > 0, cases !== null, invoices !== null].filter(Boolean);
    faults.check(given.length === 1, 'ids', 'and cases and invoices: give one of them');
    const handler = name && this.handlers.of(name);
    if (!handler) throw invalidFields(errors.BULK_ACT_INVALID, faults.violations);
    const subject = subjects[handler.act];
    const takesCases = cases === null || subject !== 'INVOICE';
    faults.check(takesCases, 'cases', 'is nothing that an act about invoices takes: give invoices');
    const takesInvoices = invoices === null || subject !== 'CASE';
    faults.check(takesInvoices, 'invoices', 'is nothing that an act about cases takes: give cases');
    checkTaken(parameters, handler.takes, handler.act, faults);
    const read = { ...parameters, ...handler.read(parameters, faults, now) };
    faults.throwIfAny(errors.BULK_ACT_INVALID);
    return { handler, parameters: read, itemIds: ids };
  }

  /** @throws BULK_ACT_INVALID, CASE_INVALID, INVOICE_INVALID, TOO_BROAD */
  private async itemsOf(
    caller: Caller,
    act: ActName,
    { itemIds, cases, invoices }: Pick<PreviewRequest, 'itemIds' | 'cases' | 'invoices'>,
  ): Promise<readonly string[]> {
    if (cases) {
      const filter = await this.filters.resolve(this.database, cases);
      const found = await this.lists.listKeys(this.database, filter, maxItems + 1);
      assertCount(found.length, 'cases', 'case');
      return each(found.map(({ caseId, customerId }) => (subjects[act] === 'CASE' ? caseId : customerId)));
    }
    if (!invoices) return itemIds;
    const found = await this.invoiceOwner.listIds(caller, invoices, maxItems + 1);
    assertCount(found.length, 'invoices', 'invoice');
    return each(found.map(({ invoiceId, customerId }) => (subjects[act] === 'INVOICE' ? invoiceId : customerId)));
  }

  private async judge(handler: ActHandler, itemIds: readonly string[], parameters: ActParameters): Promise<Judgements> {
    const judged = new Map<string, Refusal | null>();
    for (let start = 0; start < itemIds.length; start += judgedAtOnce) {
      const chunk = itemIds.slice(start, start + judgedAtOnce);
      const now = await this.database.now();
      for (const [itemId, refusal] of await handler.judge(this.database, chunk, parameters, now)) {
        judged.set(itemId, refusal);
      }
    }
    return judged;
  }
}

function each(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** @throws BULK_ACT_INVALID */
function assertCount(count: number, field: string, noun: string): void {
  if (count > 0 && count <= maxItems) return;
  const fault = count === 0 ? faultOf('FITS_NOTHING', { noun }) : faultOf('FITS_TOO_MANY', { max: maxItems, noun });
  throw invalidFields(errors.BULK_ACT_INVALID, [violation(field, fault)]);
}
