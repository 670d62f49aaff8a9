import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { EnrolmentStore } from './ports.js';

/** An invoice joined or left a case of a sequence. */
export interface EnrolmentChange {
  readonly invoiceId: string;
  readonly caseId: string;
  /** Null when it left. */
  readonly sequence: string | null;
}

/** Copies which sequence collects which invoice, so that a list can ask for those that none collects. */
@Injectable()
export class SyncEnrolments {
  constructor(private readonly enrolments: EnrolmentStore) {}

  /** Takes over changes in their order; the last change of an invoice decides. */
  async syncEnrolments(tx: Tx, changes: readonly EnrolmentChange[]): Promise<void> {
    const latest = [...new Map(changes.map((change) => [change.invoiceId, change])).values()];
    const joined = latest.flatMap(({ sequence, ...rest }) => (sequence === null ? [] : [{ ...rest, sequence }]));
    const left = latest.filter(({ sequence }) => sequence === null);
    if (joined.length > 0) await this.enrolments.upsertMany(tx, joined);
    if (left.length > 0) await this.enrolments.deleteMany(tx, left);
  }
}
