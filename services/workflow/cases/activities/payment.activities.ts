import { Injectable } from '@nestjs/common';
import { enumName, fromTimestamp, type paymentV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { RpcClients } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { eachBounded } from '../../waking/use-cases/each-bounded.js';
import type { Act, ActOutcome, Acts } from '../collect-case.contract.js';
import { actKey, outcomeOf, refusalAsOutcome } from './case-act.js';

const concurrentCharges = 5;
/** The fence asks four services and the provider may be slow. */
const chargeWithinMs = 60_000;

/** Acts on payment, which asks the owners of all facts again before it charges. */
@Injectable()
export class PaymentActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
  ) {}

  /** Makes the charges of one wake; a repeat returns their outcomes. */
  async chargeInvoices(acts: Acts): Promise<ActOutcome[]> {
    const client = this.clients.of('payment');
    const charge = async (act: Act): Promise<ActOutcome> => {
      if (act.invoiceIds.length === 0) return outcomeOf(act, 'SKIPPED', 'NOTHING_IS_DUE');
      const request = {
        requestId: newId(),
        idempotencyKey: actKey(acts, act),
        customerId: acts.customerId,
        invoiceIds: [...act.invoiceIds],
      };
      const response = await client.chargeByAutopay(request, systemCaller(this.systemRunner), {
        deadlineMs: chargeWithinMs,
      });
      return chargeOutcome(act, response);
    };
    return withHeartbeats(() =>
      eachBounded(acts.acts, concurrentCharges, (act) => refusalAsOutcome(act, () => charge(act))),
    );
  }
}

/** By the state of the attempt; what is not listed has no outcome yet. */
const outcomes: Readonly<Record<string, readonly [outcome: string, because: string]>> = {
  SETTLED: ['CHARGED', ''],
  PENDING: ['CHARGED', 'WITH_BANK'],
  REQUIRES_ACTION: ['CHARGED', 'WITH_DEBTOR'],
  REVERSED: ['CHARGED', ''],
  FAILED_SOFT: ['DECLINED', ''],
  FAILED_HARD: ['DECLINED', ''],
  CANCELLED: ['SUPPRESSED', ''],
};

function chargeOutcome(act: Act, response: paymentV1.ChargeByAutopayResponse): ActOutcome {
  const { attempt } = response;
  const reason = enumName(response.reason, 'REASON_') ?? '';
  const retryAt = fromTimestamp(response.retryTime);
  if (retryAt) return outcomeOf(act, 'DELAYED', reason, retryAt.getTime());
  if (!attempt) return outcomeOf(act, 'SKIPPED', reason);
  const [outcome, because] = outcomes[enumName(attempt.state, 'STATE_') ?? ''] ?? ['OUTCOME_UNKNOWN', ''];
  return outcomeOf(act, outcome, because || (attempt.failure?.code ?? attempt.reason));
}
