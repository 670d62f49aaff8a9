import { type EventPayloads, fromWireDate } from '#libs/contracts';
import { formatMajor } from '#libs/money';
import { decodeEvent } from '#libs/platform';
import type { PublishedEvent } from '../conformance/harness/broker.js';

/** The letter of an invoice, by its id. */
export type LetterOf = (invoiceId: string) => string;

interface WireMoney {
  readonly currencyCode: string;
  readonly minorUnits: string;
}

/** The fields that distinguish events of one name; which of them an event has, its proto says. */
interface Payload {
  readonly cause?: { readonly reason: string };
  readonly snapshot?: { readonly invoice: { readonly invoiceId: string; readonly remaining: WireMoney } };
  readonly payment?: { readonly amount: WireMoney };
  readonly promise?: { readonly amount: WireMoney; readonly paid: WireMoney };
  readonly settlement?: { readonly amount: WireMoney; readonly paid: WireMoney };
  readonly arrangement?: { readonly total: WireMoney; readonly paid: WireMoney };
  /** Of a plan, or of a payment method. */
  readonly change?: string;
  readonly method?: { readonly label: string; readonly state: string };
  readonly attempt?: { readonly amount: WireMoney; readonly state: string };
  /** Of a settled invoice. */
  readonly discount?: WireMoney;
  readonly allocations?: readonly {
    readonly invoiceId: string;
    readonly amount: WireMoney;
    readonly components: readonly { readonly component: string; readonly amount: WireMoney }[];
  }[];
  readonly charge?: { readonly invoiceId: string; readonly kind: string; readonly amount: WireMoney };
  /** Of a charge, now. */
  readonly waived?: WireMoney;
  /** Of interest, now. */
  readonly posted?: WireMoney;
  readonly message?: { readonly stepId: string; readonly invoiceIds: readonly string[]; readonly reason: string };
  readonly case?: { readonly state: string; readonly sequence: string; readonly sequenceVersion: number };
  readonly previousSequence?: string;
  readonly steps?: readonly { readonly stepId: string; readonly invoiceId: string; readonly outcome: string }[];
  readonly invoiceId?: string;
  readonly hold?: { readonly scope: string };
  readonly flag?: string;
  readonly channel?: string;
  readonly validity?: string;
  readonly queue?: string;
  /** Of an invoice, now. */
  readonly writtenOff?: WireMoney;
  readonly amount?: WireMoney;
  readonly takenBack?: boolean;
  readonly approval?: { readonly act: string; readonly state: string };
  readonly prolongation?: {
    readonly invoiceId: string;
    readonly days: number;
    readonly newDueDate: Parameters<typeof fromWireDate>[0];
  };
  readonly placement?: { readonly state: string };
}

/** An event as a calendar has it: its name and what distinguishes it from others of the name. */
export function eventLine({ type, value }: PublishedEvent, letterOf: LetterOf): string {
  const payload = decodeEvent(type as keyof EventPayloads, value) as Payload;
  const name = type.slice(type.lastIndexOf('.') + 1);
  return [name, ...details(name, payload, letterOf)].join(' ');
}

function details(name: string, payload: Payload, letterOf: LetterOf): string[] {
  const reason = payload.cause?.reason ?? '';
  if (name === 'InvoiceWrittenOff' || name === 'InvoiceRecoveryChanged') return ofLoss(payload, reason, letterOf);
  if (payload.discount) return [letterOf(payload.snapshot!.invoice.invoiceId), decimal(payload.discount), reason];
  if (payload.settlement) return ofAgreement(payload.settlement.amount, payload.settlement.paid, reason);
  if (payload.arrangement) {
    const change = payload.change?.replace('CHANGE_', '') ?? reason;
    return ofAgreement(payload.arrangement.total, payload.arrangement.paid, change);
  }
  if (payload.method)
    return [
      payload.method.label,
      shortOf(payload.change === 'CHANGE_UNSPECIFIED' ? payload.method.state : payload.change!),
    ];
  if (payload.attempt) return [decimal(payload.attempt.amount), shortOf(payload.attempt.state), reason];
  if (payload.approval) return [payload.approval.act.replace('ACT_', ''), payload.approval.state.replace('STATE_', '')];
  if (payload.snapshot) return ofInvoice(name, payload.snapshot.invoice, reason, letterOf);
  if (payload.allocations) {
    return payload.allocations.map(({ invoiceId, amount, components }) => {
      // The rest is principal.
      const charged = components.filter(({ component }) => component !== 'COMPONENT_PRINCIPAL');
      const parts = charged.map((part) => `${part.component.replace('COMPONENT_', '')} ${decimal(part.amount)}`);
      return [letterOf(invoiceId), decimal(amount), ...parts].join(' ');
    });
  }
  if (payload.charge) {
    const { invoiceId, kind, amount } = payload.charge;
    return [letterOf(invoiceId), kind.replace('KIND_', ''), decimal(payload.waived ?? payload.posted ?? amount)];
  }
  if (payload.prolongation) {
    const { invoiceId, days, newDueDate } = payload.prolongation;
    return [letterOf(invoiceId), String(days), fromWireDate(newDueDate) ?? ''];
  }
  if (payload.payment) return [decimal(payload.payment.amount), ...(reason ? [reason] : [])];
  if (payload.promise) {
    const { amount, paid } = payload.promise;
    return [
      name === 'PromiseMade' ? decimal(amount) : `${decimal(paid)} of ${decimal(amount)}`,
      ...(reason ? [reason] : []),
    ];
  }
  if (payload.message) {
    const { stepId, invoiceIds } = payload.message;
    return [stepId, ...invoiceIds.map(letterOf).sort(), ...(name === 'MessageSent' ? [] : [payload.message.reason])];
  }
  if (payload.steps) return payload.steps.map(({ stepId, outcome }) => `${stepId} ${outcome}`);
  if (payload.case) {
    if (payload.invoiceId) return [letterOf(payload.invoiceId), ...(name === 'InvoiceLeft' ? [reason] : [])];
    const { sequence, sequenceVersion } = payload.case;
    if (payload.previousSequence) return [`to ${sequence} ${sequenceVersion}`];
    return [payload.case.state.replace('STATE_', ''), ...(name === 'CaseOpened' && reason ? [reason] : [])];
  }
  if (payload.hold) return [payload.hold.scope.replace('SCOPE_', ''), reason];
  if (payload.placement) return [payload.placement.state.replace('STATE_', '')];
  if (payload.validity) return [payload.channel!, payload.validity].map((text) => text.replace(/^[A-Z]+_/, ''));
  if (payload.flag) return [payload.flag.replace('FLAG_', '')];
  if (payload.channel) return [payload.channel.replace('CHANNEL_', '')];
  if (payload.queue) return [payload.queue];
  return [];
}

function ofAgreement(agreed: WireMoney, paid: WireMoney, reason: string): string[] {
  return [`${decimal(paid)} of ${decimal(agreed)}`, ...(reason ? [reason] : [])];
}

function shortOf(name: string): string {
  return name.replace(/^[A-Z]+_/, '');
}

function ofInvoice(
  name: string,
  { invoiceId, remaining }: NonNullable<Payload['snapshot']>['invoice'],
  reason: string,
  letterOf: LetterOf,
): string[] {
  const letter = letterOf(invoiceId);
  if (name === 'InvoiceBalanceChanged') return [letter, decimal(remaining)];
  if (name === 'InvoiceVoided' || name === 'InvoiceReopened') return [letter, reason];
  return [letter];
}

function ofLoss({ snapshot, writtenOff, amount, takenBack }: Payload, reason: string, letterOf: LetterOf): string[] {
  const letter = letterOf(snapshot!.invoice.invoiceId);
  return writtenOff ? [letter, decimal(writtenOff), reason] : [letter, `${takenBack ? '-' : ''}${decimal(amount!)}`];
}

function decimal({ currencyCode, minorUnits }: WireMoney): string {
  return formatMajor({ minor: BigInt(minorUnits), currency: currencyCode });
}
