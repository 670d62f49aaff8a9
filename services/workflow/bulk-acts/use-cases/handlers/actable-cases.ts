import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/transactions';
import type { Case } from '../../../cases/domain/case.js';
import { actsOf, type CaseAct } from '../../../cases/domain/case-acts.js';
import { actFactsOf, type CaseDetails, CaseDetailsReader } from '../../../cases/use-cases/case-details.js';
import { CaseLists } from '../../../cases/use-cases/listing/ports.js';
import type { Judgements, Refusal } from '../../domain/bulk-act.js';

/** Why a case does not allow an act; null where it does. */
type RefusalOf = (found: CaseDetails, now: Date) => Refusal | null;

/** What a case says of an act by itself. */
export function refusalOf(act: CaseAct): RefusalOf {
  return (found) => actsOf(actFactsOf(found))[act];
}

/** Finds out which cases allow an act, many at once. */
@Injectable()
export class ActableCases {
  constructor(
    private readonly lists: CaseLists,
    private readonly details: CaseDetailsReader,
  ) {}

  async judge(queryable: Queryable, caseIds: readonly string[], now: Date, refusing: RefusalOf): Promise<Judgements> {
    const rows = await this.lists.findMany(queryable, caseIds);
    return judgeAll(caseIds, await this.details.withParts(queryable, rows, now, false), now, refusing);
  }

  /** Locks the cases, judges them, and acts on those that are allowed, in order of id. */
  async carryOut(
    tx: Tx,
    caseIds: readonly string[],
    refusing: RefusalOf,
    act: (allowed: readonly Case[]) => Promise<unknown>,
  ): Promise<Judgements> {
    const found = await this.details.lockMany(tx, caseIds);
    const judged = judgeAll(caseIds, found, tx.now, refusing);
    const allowed = found.map(({ row }) => row.case).filter(({ caseId }) => judged.get(caseId) === null);
    if (allowed.length > 0) await act(allowed);
    return judged;
  }
}

function judgeAll(
  caseIds: readonly string[],
  found: readonly CaseDetails[],
  now: Date,
  refusing: RefusalOf,
): Judgements {
  const byId = new Map(found.map((each) => [each.row.case.caseId, each]));
  return new Map(
    caseIds.map((caseId) => {
      const known = byId.get(caseId);
      return [caseId, known ? refusing(known, now) : { reason: 'CASE_NOT_FOUND', text: 'There is no such case.' }];
    }),
  );
}
