import { Injectable } from '@nestjs/common';
import { type CallerOnward, Database } from '#libs/transactions';
import { PromiseStore } from '../../promises/use-cases/ports.js';
import { assertSupersedes, type PlanDraft, type PlanTerms } from '../domain/draft.js';
import { DraftArrangements } from './draft-arrangements.js';
import { assertAllFound } from './find-arranged.js';
import { ArrangementStore } from './ports.js';

export interface PreviewedPlan {
  readonly plan: PlanDraft;
  /** Promises that confirming would cancel. */
  readonly promiseIds: readonly string[];
}

@Injectable()
export class PreviewArrangement {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftArrangements,
    private readonly arrangements: ArrangementStore,
    private readonly promises: PromiseStore,
  ) {}

  /**
   * @throws ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS, ARRANGEMENT_NOT_FOUND, INVOICE_NOT_FOUND; whatever the clients
   * of the owners throw
   */
  async previewArrangement(caller: CallerOnward, terms: PlanTerms): Promise<PreviewedPlan> {
    const { draft, facts } = await this.drafts.draft(terms, await this.database.now(), caller);
    const found = await Promise.all(terms.supersedeIds.map((id) => this.arrangements.find(id)));
    const superseded = found.filter((plan) => plan !== null);
    assertAllFound(terms.supersedeIds, superseded);
    assertSupersedes(terms, superseded);
    await this.drafts.assertFree(this.database, terms, facts);
    return { plan: draft, promiseIds: await this.promises.activeOf(this.database, terms.invoiceIds) };
  }
}
