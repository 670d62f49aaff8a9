import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { ListedCases } from './ports.js';

/**
 * Fills in what lists show of cases that were there before it was kept, and goes once through all open cases: a process
 * of the release before may have changed them without keeping it.
 */
@Injectable()
export class RefreshListed {
  private after: string | null = null;
  private isDone = false;

  constructor(
    private readonly runner: SystemRunner,
    private readonly cases: ListedCases,
  ) {}

  /** Goes on by at most so many cases. @returns whether cases are waiting that no list shows rightly yet */
  async refreshListed(limit: number): Promise<boolean> {
    if (this.isDone) return false;
    const chunk = await this.runner.transact(async (tx) => {
      const locked = await this.cases.lockNext(tx, this.after, limit);
      await this.cases.refreshMany(
        tx,
        locked.map(({ caseId }) => caseId),
      );
      return locked;
    });
    this.isDone = chunk.length < limit;
    this.after = chunk.at(-1)?.caseId ?? this.after;
    return !this.isDone && chunk.some(({ listed }) => !listed);
  }
}
