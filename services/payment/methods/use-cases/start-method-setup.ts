import { Injectable } from '@nestjs/common';
import { Owners } from '#libs/fence';
import { readId, requireField } from '#libs/fields';
import { derivedId } from '#libs/ids';
import { type Caller, CrashPoints, Runner } from '#libs/transactions';
import { Today } from '../../payments/use-cases/ports.js';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { errors } from '../domain/errors.js';
import { askFor, type Method } from '../domain/method.js';
import { MethodStore } from './ports.js';

/** How long the customer service may take. */
const deadlineMs = 5_000;

export interface StartedSetup {
  readonly method: Method;
  /** Of the provider's page. It admits whoever has it, so it is stored nowhere. */
  readonly url: string;
}

@Injectable()
export class StartMethodSetup {
  constructor(
    private readonly runner: Runner,
    private readonly owners: Owners,
    private readonly provider: PaymentProvider,
    private readonly methods: MethodStore,
    private readonly today: Today,
    private readonly crashPoints: CrashPoints,
  ) {}

  /**
   * Opens the provider's page on which a debtor gives a method. A repeat gets the same page.
   * @throws METHOD_INVALID, METHOD_CUSTOMER_NOT_FOUND, PAYMENT_PROVIDER_UNAVAILABLE, PAYMENT_PROVIDER_NOT_FOUND; whatever the client of the
   * customer service throws
   */
  async startMethodSetup(caller: Caller, customerId: string): Promise<StartedSetup> {
    requireField(errors.METHOD_INVALID, 'customer_id', readId(customerId));
    const customer = await this.owners.findCustomer(customerId, caller, { deadlineMs });
    if (!customer) throw errors.METHOD_CUSTOMER_NOT_FOUND(`There is no customer ${customerId}.`);
    // Of the request, so that the provider gives a repeat the same page, also where this process died in between.
    const methodId = derivedId(`method/${caller.actor}/${caller.requestId}`);
    const { sessionId, url } = await this.provider.openSetup(methodId);
    this.crashPoints.reach('method.page-opened');
    await this.runner.run(caller, async (tx) => {
      const wanted = { methodId, customerId, provider: this.provider.name, sessionId };
      await this.methods.insert(tx, askFor(wanted, tx.now, this.today.dateAt(tx.now)));
      return methodId;
    });
    const method = await this.methods.find(methodId);
    if (!method) throw errors.METHOD_NOT_FOUND(`There is no payment method ${methodId}.`);
    return { method, url };
  }
}
