import { formatMajor } from '#libs/money';
import { compareText } from '#libs/text';
import { waivableOf } from '../../ledger/domain/charges.js';
import { type Invoice, settledOf, writtenOffOf } from '../../ledger/domain/invoice.js';
import { errors } from './errors.js';

/** What is charged; each is a component of the invoice. */
export const chargeKinds = ['FEE', 'COST', 'INTEREST'] as const;
export type ChargeKind = (typeof chargeKinds)[number];

/** What was charged on an invoice beside its principal. */
export interface Charge {
  /** Sorts by the time at which it was added. */
  readonly chargeId: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly kind: ChargeKind;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly waivedMinor: bigint;
  readonly reason: string;
  /** What the debtor reads beside the amount; empty for none. */
  readonly text: string;
  /** What it is charged for, told apart from other times; empty for none. */
  readonly occurrence: string;
  readonly actor: string;
  readonly addedAt: Date;
  /** Why something of it was waived the last time; empty for never. */
  readonly waiveReason: string;
  readonly waivedAt: Date | null;
  /** Episode in which its invoice was issued; the charge is void with that issue. */
  readonly issuedEpisode: number;
  readonly version: bigint;
  /** Policy of late fees that charged it, with version and number of the fee; empty and 0 for a charge by a person. */
  readonly policyCode: string;
  readonly policyVersion: number;
  readonly policyOccurrence: number;
}

/** Of a charge that a person added. */
export const byNoPolicy = { policyCode: '', policyVersion: 0, policyOccurrence: 0 } as const;

export type ChargeState = 'OPEN' | 'PAID' | 'WAIVED' | 'VOID' | 'WRITTEN_OFF' | 'SETTLED';

/** A charge with what became of it: amount = waived + paid + open, unless it is void or written off. */
export interface ChargeStanding {
  readonly charge: Charge;
  readonly paidMinor: bigint;
  readonly openMinor: bigint;
  readonly state: ChargeState;
}

/**
 * What became of the charges of an invoice. Money settles the fees or costs of an invoice as one component; it is told of
 * the charges of one kind in the order in which they were added, so that each has a definite open part.
 * @param charges all of this invoice
 * @returns in the order in which they were added
 */
export function standingsOf(invoice: Invoice, charges: readonly Charge[]): ChargeStanding[] {
  const inOrder = charges.toSorted((left, right) => compareText(left.chargeId, right.chargeId));
  const paid = new Map(chargeKinds.map((kind) => [kind, paidOfKind(invoice, inOrder, kind)]));
  return inOrder.map((charge) => {
    if (isVoid(invoice, charge)) return { charge, paidMinor: 0n, openMinor: 0n, state: 'VOID' };
    const net = charge.amountMinor - charge.waivedMinor;
    const rest = paid.get(charge.kind)!;
    const paidMinor = rest < net ? rest : net;
    paid.set(charge.kind, rest - paidMinor);
    const openMinor = net - paidMinor;
    const { lifecycle } = invoice;
    if (openMinor > 0n && (lifecycle === 'WRITTEN_OFF' || lifecycle === 'SETTLED'))
      return { charge, paidMinor, openMinor: 0n, state: lifecycle };
    return { charge, paidMinor, openMinor, state: stateOf(charge, net, openMinor) };
  });
}

/** Interest that was taken back has neither a waived part nor an open one. */
function stateOf({ waivedMinor }: Charge, net: bigint, openMinor: bigint): ChargeState {
  if (net === 0n && waivedMinor > 0n) return 'WAIVED';
  return openMinor > 0n ? 'OPEN' : 'PAID';
}

/** What was charged of the kind and is neither waived nor owed, nor given up. */
function paidOfKind(invoice: Invoice, charges: readonly Charge[], kind: ChargeKind): bigint {
  const ofKind = charges.filter((charge) => charge.kind === kind && !isVoid(invoice, charge));
  const net = ofKind.reduce((sum, { amountMinor, waivedMinor }) => sum + amountMinor - waivedMinor, 0n);
  return net - waivableOf(invoice, kind) - writtenOffOf(invoice)[kind] - settledOf(invoice)[kind];
}

function isVoid({ lifecycle, issuedEpisode }: Invoice, charge: Charge): boolean {
  return lifecycle === 'VOID' || charge.issuedEpisode !== issuedEpisode;
}

/**
 * How much of a charge is waived, where all that is open is meant by null.
 * @throws CHARGE_STATE_FORBIDS
 */
export function waivedNow({ charge, openMinor }: ChargeStanding, minor: bigint | null): bigint {
  const { chargeId, currency } = charge;
  if (openMinor === 0n) throw errors.CHARGE_STATE_FORBIDS(`Nothing of charge ${chargeId} is open.`);
  if (minor === null || minor <= openMinor) return minor ?? openMinor;
  const open = formatMajor({ minor: openMinor, currency });
  throw errors.CHARGE_STATE_FORBIDS(`Of charge ${chargeId} only ${open} ${currency} is open. Waive at most that.`);
}

/** The charge after a waiver. */
export function waived(charge: Charge, minor: bigint, { reason, at }: { reason: string; at: Date }): Charge {
  return {
    ...charge,
    waivedMinor: charge.waivedMinor + minor,
    waiveReason: reason,
    waivedAt: at,
    version: charge.version + 1n,
  };
}
