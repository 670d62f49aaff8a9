import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { Runner, type Tx } from '#libs/platform';

/** Who acts when a workflow does. */
export const systemActor = 'system:workflow';

/** Changes that workflows make; their own keys guard them. */
@Injectable()
export class SystemTransactions {
  constructor(private readonly runner: Runner) {}

  run<Answer>(body: (tx: Tx) => Promise<Answer>, correlationId = newId()): Promise<Answer> {
    return this.runner.transact({ actor: systemActor, correlationId, causationId: '' }, body);
  }
}
