import { newId } from '#libs/ids';
import { type CallerOnward, type Runner, SystemRunner, type Tx } from '#libs/transactions';

/** The service itself, as its name says. */
export class ServiceSystemRunner extends SystemRunner {
  constructor(
    private readonly serviceName: string,
    private readonly runner: Runner,
  ) {
    super();
  }

  override caller(correlationId: string = newId()): Required<Omit<CallerOnward, 'token'>> {
    return { actor: `system:${this.serviceName}`, correlationId, causationId: '' };
  }

  override transact<Result>(body: (tx: Tx) => Promise<Result>, correlationId?: string): Promise<Result> {
    return this.runner.transact(this.caller(correlationId), body);
  }
}
