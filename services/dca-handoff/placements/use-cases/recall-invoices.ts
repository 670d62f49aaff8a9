import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readIds } from '#libs/fields';
import { Reasons } from '#libs/reasons';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Placement } from '../domain/placement.js';
import { canRecall } from '../domain/placement-line.js';
import { recall } from '../domain/recall.js';
import { PlacementStore } from './ports.js';
import { DeliverRecall } from './recalling/deliver-recall.js';
import { RequestRecall } from './recalling/request-recall.js';

interface RecallInput {
  readonly invoiceIds: readonly string[];
  readonly reason: string;
  readonly reasonCode: string;
}

/** Takes debts back from whichever agencies have them: those of a case, or of an account. */
@Injectable()
export class RecallInvoices {
  constructor(
    private readonly runner: Runner,
    private readonly reasons: Reasons,
    private readonly placements: PlacementStore,
    private readonly requestRecall: RequestRecall,
    private readonly deliverRecall: DeliverRecall,
  ) {}

  /** @throws PLACEMENT_INVALID, PLACEMENT_STATE_FORBIDS when no agency has any of them */
  async recallInvoices(caller: Caller, input: RecallInput): Promise<Placement[]> {
    const faults = new FieldFaults();
    const reason = faults.take('reason', this.reasons.read('recall', input));
    const invoiceIds = faults.take('invoice_ids', readIds(input.invoiceIds));
    faults.check(input.invoiceIds.length > 0, 'invoice_ids', faultOf('MISSING'));
    faults.throwIfAny(errors.PLACEMENT_INVALID);
    const recalled = await this.runner.run(caller, async (tx) => {
      const wanted = new Set(invoiceIds);
      const found = await this.placements.lockMany(tx, await this.placements.withOpenLines(tx, invoiceIds!));
      const changes = [...found.values()].flatMap((before) => {
        const ids = before.lines.filter((line) => wanted.has(line.invoiceId) && canRecall(line));
        const own = ids.map(({ invoiceId }) => invoiceId);
        return own.length === 0 ? [] : [{ before, after: recall(before, own, reason!, tx.now) }];
      });
      if (changes.length === 0) throw errors.PLACEMENT_STATE_FORBIDS('No agency has any of these debts to give back.');
      await this.placements.updateMany(
        tx,
        changes.map(({ after }) => after),
      );
      for (const { before, after } of changes) await this.requestRecall.requestRecall(tx, before, after, true);
      return changes.map(({ after }) => after);
    });
    for (const { placementId } of recalled) await this.deliverRecall.deliverRecall(caller, placementId);
    return recalled;
  }
}
