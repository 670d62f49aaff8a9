import { type ArrangementPlan, missingOf, type PlanInstalment } from './arrangement.js';

/** What of a plan is charged now. */
export interface PlannedCharge {
  readonly instalment: PlanInstalment;
  readonly methodId: string;
  readonly minor: bigint;
  /** In the order in which the money settles them. */
  readonly invoiceIds: readonly string[];
  /** The same for every worker, so that all of them charge once. */
  readonly requestId: string;
}

/** Most invoices of one charge. */
const maxInvoices = 50;

/** The instalment of the day that was not charged yet; null where nothing is to be charged. */
export function chargeDue(plan: ArrangementPlan): PlannedCharge | null {
  const { arrangementId, methodId, state } = plan;
  if (methodId === null || (state !== 'ON_TRACK' && state !== 'IN_ARREARS')) return null;
  const instalment = plan.instalments.find((each) => each.state === 'COLLECTING' && !each.asked);
  if (!instalment) return null;
  const { minor, invoiceIds } = spreadOver(plan, missingOf(instalment));
  if (minor <= 0n) return null;
  const requestId = `arrangement/${arrangementId}/${instalment.number}/${instalment.epoch}`;
  return { instalment, methodId, minor, invoiceIds, requestId };
}

/** The amount falls to the invoice that is due first, then to the next. */
function spreadOver({ parts }: ArrangementPlan, wanted: bigint): { minor: bigint; invoiceIds: string[] } {
  const invoiceIds: string[] = [];
  let minor = 0n;
  for (const { invoiceId, minor: amount, paidMinor, releasedMinor } of parts) {
    const missing = amount - paidMinor - releasedMinor;
    if (missing <= 0n || minor >= wanted || invoiceIds.length === maxInvoices) continue;
    const taken = missing < wanted - minor ? missing : wanted - minor;
    minor += taken;
    invoiceIds.push(invoiceId);
  }
  return { minor, invoiceIds };
}
