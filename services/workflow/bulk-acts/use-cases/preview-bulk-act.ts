import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
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
import { BulkActStore } from './ports.js';

interface PreviewRequest {
  readonly act: ActName | null;
  readonly parameters: ActParameters;
  readonly itemIds: readonly string[];
  /** Which cases, or the customers of which; null where ids name the items. */
  readonly cases: CaseQuestion | null;
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
    private readonly store: BulkActStore,
  ) {}

  /** @throws BULK_ACT_INVALID, CASE_INVALID, SEQUENCE_NOT_FOUND */
  async previewBulkAct(caller: Caller, request: PreviewRequest): Promise<BulkAct> {
    const { handler, parameters, itemIds } = this.read(request, await this.database.now());
    // What people write is kept with the act, and not with the request.
    const kept = await this.runner.runInParts(caller, async () => {
      const wanted = request.cases ? await this.itemsOf(handler.act, request.cases) : itemIds;
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
    { act, parameters, itemIds, cases }: PreviewRequest,
    now: Date,
  ): { handler: ActHandler; parameters: ActParameters; itemIds: string[] } {
    const faults = new FieldFaults();
    const name = faults.take('act', readChoice(act, actNames));
    const ids = faults.take('ids', readIds(itemIds, maxGivenIds)) ?? [];
    faults.check(itemIds.length > 0 !== (cases !== null), 'ids', 'and cases: give one of them');
    const handler = name && this.handlers.of(name);
    if (!handler) throw invalidFields(errors.BULK_ACT_INVALID, faults.violations);
    const byInvoice = subjects[handler.act] === 'INVOICE';
    faults.check(!byInvoice || cases === null, 'cases', 'is nothing that an act about invoices takes: give their ids');
    checkTaken(parameters, handler.takes, handler.act, faults);
    const read = { ...parameters, ...handler.read(parameters, faults, now) };
    faults.throwIfAny(errors.BULK_ACT_INVALID);
    return { handler, parameters: read, itemIds: ids };
  }

  /** @throws BULK_ACT_INVALID, CASE_INVALID */
  private async itemsOf(act: ActName, question: CaseQuestion): Promise<string[]> {
    const filter = await this.filters.resolve(this.database, question);
    const found = await this.lists.listKeys(this.database, filter, maxItems + 1);
    const fault = { field: 'cases', description: `fits more than ${maxItems} cases: say more` };
    if (found.length > maxItems) throw invalidFields(errors.BULK_ACT_INVALID, [fault]);
    const none = { field: 'cases', description: 'fits no case' };
    if (found.length === 0) throw invalidFields(errors.BULK_ACT_INVALID, [none]);
    const itemIds = found.map(({ caseId, customerId }) => (subjects[act] === 'CASE' ? caseId : customerId));
    return [...new Set(itemIds)];
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
