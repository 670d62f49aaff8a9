import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Causes } from '../../../waking/use-cases/causes.js';
import { arrangementReason, type Hold, promiseReason } from '../../domain/hold.js';
import { CaseHolds } from './case-holds.js';
import { HoldStore } from './ports.js';

/** What a customer agreed to, which holds its invoices while it is open. */
export interface Agreement {
  readonly kind: 'promiseId' | 'arrangementId';
  readonly id: string;
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  /** As its owner calls it, such as KEPT. */
  readonly state: string;
  /** When its holds end at the latest, so far as that is known. */
  readonly untilAt: Date | null;
}

const kinds = {
  promiseId: { reason: promiseReason, ended: 'PROMISE' },
  arrangementId: { reason: arrangementReason, ended: 'ARRANGEMENT' },
} as const satisfies Record<Agreement['kind'], { readonly reason: string; readonly ended: string }>;

/** Holds that follow from what customers agreed to: they begin and end with it. */
@Injectable()
export class AgreementHolds {
  constructor(
    private readonly store: HoldStore,
    private readonly holds: CaseHolds,
  ) {}

  async begin(tx: Tx, begun: readonly Agreement[], causes: Causes): Promise<void> {
    const common = { scope: 'INVOICE', caseId: null } as const;
    const wanted = begun.flatMap(({ kind, id, customerId, invoiceIds, untilAt }) =>
      invoiceIds.map((subjectId) => {
        return { ...common, subjectId, customerId, untilAt, reason: kinds[kind].reason, [kind]: id };
      }),
    );
    await this.holds.placeMany(tx, wanted, causes);
  }

  async end(tx: Tx, ended: readonly Agreement[], causes: Causes): Promise<void> {
    if (ended.length === 0) return;
    const customerIds = [...new Set(ended.map(({ customerId }) => customerId))];
    const holds = await this.store.listOfAgreements(tx, customerIds);
    const reasonOf = ({ kind, state }: Agreement): string => `${kinds[kind].ended}_${state}`;
    for (const [reason, agreements] of Map.groupBy(ended, reasonOf)) {
      const lifted = holds.filter((hold: Hold) => agreements.some(({ kind, id }) => hold[kind] === id));
      if (lifted.length > 0) await this.holds.lift(tx, lifted, reason, causes);
    }
  }
}
