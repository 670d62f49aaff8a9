import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Causes } from '../../../waking/use-cases/causes.js';
import { arrangementReason, type Hold, promiseReason, settlementReason } from '../../domain/hold.js';
import { CaseHolds } from './case-holds.js';
import { HoldStore } from './ports.js';

/** What a customer agreed to, which holds its invoices while it is open. */
export interface Agreement {
  readonly kind: 'PROMISE' | 'SETTLEMENT' | 'ARRANGEMENT';
  readonly id: string;
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  /** As its owner calls it, such as KEPT. */
  readonly state: string;
  /** When its holds end at the latest, so far as that is known. */
  readonly untilAt: Date | null;
}

/** Why its invoices are held, and where holds name it. */
const kinds = {
  PROMISE: { reason: promiseReason, idOf: 'promiseId' },
  SETTLEMENT: { reason: settlementReason, idOf: 'promiseId' },
  ARRANGEMENT: { reason: arrangementReason, idOf: 'arrangementId' },
} as const satisfies Record<Agreement['kind'], { readonly reason: string; readonly idOf: keyof Hold }>;

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
        return { ...common, subjectId, customerId, untilAt, reason: kinds[kind].reason, [kinds[kind].idOf]: id };
      }),
    );
    await this.holds.placeMany(tx, wanted, causes);
  }

  async end(tx: Tx, ended: readonly Agreement[], causes: Causes): Promise<void> {
    if (ended.length === 0) return;
    const customerIds = [...new Set(ended.map(({ customerId }) => customerId))];
    const holds = await this.store.listOfAgreements(tx, customerIds);
    const reasonOf = ({ kind, state }: Agreement): string => `${kind}_${state}`;
    for (const [reason, agreements] of Map.groupBy(ended, reasonOf)) {
      const lifted = holds.filter((hold: Hold) => agreements.some(({ kind, id }) => hold[kinds[kind].idOf] === id));
      if (lifted.length > 0) await this.holds.lift(tx, lifted, reason, causes);
    }
  }
}
