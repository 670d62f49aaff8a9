import { Injectable } from '@nestjs/common';
import { type FieldFaults, maxIds } from '#libs/fields';
import { Reasons } from '#libs/reasons';
import { type Caller, type Queryable, Runner, type Tx } from '#libs/transactions';
import { assertAllowed } from '../../../cases/domain/case-acts.js';
import { actFactsOf, CaseDetailsReader } from '../../../cases/use-cases/case-details.js';
import { CaseReader } from '../../../cases/use-cases/ports.js';
import { PlacementStore } from '../../../copies/use-cases/ports.js';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements, Refusal } from '../../domain/bulk-act.js';
import { Recalls } from '../ports.js';
import { RemoteActHandler } from './act-handler.js';
import { ActableCases, refusalOf } from './actable-cases.js';
import { refusalOfCase } from './send-cases-to-collections.js';

/** Takes back what agencies have of each case; dca-handoff decides about each debt. */
@Injectable()
export class RecallCases extends RemoteActHandler {
  override readonly act = 'RECALL';
  override readonly singly = { service: 'dca-handoff', rpc: 'RecallInvoices' };
  override readonly takes = ['reason', 'reasonCode'] as const;

  constructor(
    private readonly runner: Runner,
    private readonly reasons: Reasons,
    private readonly cases: ActableCases,
    private readonly details: CaseDetailsReader,
    private readonly reader: CaseReader,
    private readonly placements: PlacementStore,
    private readonly recalls: Recalls,
  ) {
    super();
  }

  override read(given: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    return { reason: faults.take(fieldOf('reason'), this.reasons.read('recall', given)) ?? '' };
  }

  override judge(
    queryable: Queryable,
    caseIds: readonly string[],
    _given: ActParameters,
    now: Date,
  ): Promise<Judgements> {
    return this.cases.judge(queryable, caseIds, now, refusalOf('RECALL'));
  }

  override async carryOut(caller: Caller, caseId: string, { reason }: ActParameters): Promise<Refusal | null> {
    // Decided once, so that a repeat asks for the same debts again, though agencies may have given them back by then.
    const decision = { ...caller, requestId: `${caller.requestId}/decision` };
    try {
      const placed = await this.runner.run(decision, (tx) => this.placedOf(tx, caseId));
      for (let start = 0; start < placed.length; start += maxIds) {
        const part = { ...caller, requestId: `${caller.requestId}/${start}` };
        await this.recalls.recallInvoices(part, { invoiceIds: placed.slice(start, start + maxIds), reason });
      }
      return null;
    } catch (error) {
      return refusalOfCase(error);
    }
  }

  private async placedOf(tx: Tx, caseId: string): Promise<string[]> {
    assertAllowed('RECALL', actFactsOf(await this.details.findHeld(tx, caseId, tx.now)));
    const members = (await this.reader.listInvoices(tx, [caseId])).filter(({ leftReason }) => leftReason === '');
    return this.placements.findPlaced(
      tx,
      members.map(({ invoiceId }) => invoiceId),
    );
  }
}
