import {
  enumName,
  fromTimestamp,
  fromWireDate,
  fromWireMoney,
  type invoiceV1,
  toTimestamp,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readIds, readOptionalId, readOptionalIdentifier } from '#libs/fields';
import { isCurrency, type Money } from '#libs/money';
import { components, componentsOf, sumOf } from '../../ledger/domain/components.js';
import { errors } from '../../ledger/domain/errors.js';
import {
  collectableOf,
  type Invoice,
  isOverdue,
  type Lifecycle,
  owedOf,
  paidOf,
  paymentStateOf,
  remainingOf,
  wholeAmountOf,
  writtenOffOf,
} from '../../ledger/domain/invoice.js';
import { type Act, type ActLimits, acts, allowedActs, objectionTo } from '../../ledger/domain/invoice-acts.js';
import { hasLines, taxOf } from '../../ledger/domain/journal/tax.js';
import type { SeenRelation } from '../../relations/use-cases/ports.js';
import { type InvoiceLine, type LineInput, taxesOf } from '../domain/lines.js';
import type { InvoiceFilter, InvoiceOrder, Summary } from '../use-cases/ports.js';

/** A text of a search names so many customers at most. */
const maxCustomers = 1_000;

/** @param path of the list within another request, with its dot @throws INVOICE_INVALID */
export function fromWireInvoiceFilter(request: invoiceV1.ListInvoicesRequest, path = ''): InvoiceFilter {
  const faults = new FieldFaults();
  const amounts = {
    min_remaining: fromWireMoney(request.minRemaining),
    max_remaining: fromWireMoney(request.maxRemaining),
    min_amount: fromWireMoney(request.minAmount),
    max_amount: fromWireMoney(request.maxAmount),
  };
  const order = enumName<InvoiceOrder>(request.orderBy, 'ORDER_') ?? usualOrder(request);
  const currency = takeCurrency(faults, request.currencyCode, amounts, path);
  faults.check(
    order !== 'REMAINING' || currency !== null,
    `${path}currency_code`,
    'is missing, which this order needs',
  );
  const customerId = faults.take(`${path}customer_id`, readOptionalId(request.customerId)) ?? null;
  const customerIds = faults.take(`${path}customer_ids`, readIds(request.customerIds, maxCustomers)) ?? [];
  const text = faults.take(`${path}text`, readOptionalIdentifier(request.text, maxLengths.invoiceNumber)) ?? '';
  const creditorId = faults.take(
    `${path}creditor_id`,
    readOptionalIdentifier(request.creditorId, maxLengths.creditorId),
  );
  faults.throwIfAny(errors.INVOICE_INVALID);
  return {
    customerIds: customersOf(customerId, customerIds),
    lifecycles: request.lifecycles.flatMap((lifecycle) => enumName<Lifecycle>(lifecycle, 'LIFECYCLE_') ?? []),
    overdue: request.overdue ?? null,
    disputed: request.disputed ?? null,
    unassigned: request.unassigned,
    voidStands: request.voidStands ?? null,
    creditorId: creditorId || null,
    currency,
    minAmountMinor: amounts.min_amount?.minor ?? null,
    maxAmountMinor: amounts.max_amount?.minor ?? null,
    minRemainingMinor: amounts.min_remaining?.minor ?? null,
    maxRemainingMinor: amounts.max_remaining?.minor ?? null,
    dueFrom: fromWireDate(request.dueFromDate, `${path}due_from_date`),
    dueTo: fromWireDate(request.dueToDate, `${path}due_to_date`),
    issueFrom: fromWireDate(request.issueFromDate, `${path}issue_from_date`),
    issueTo: fromWireDate(request.issueToDate, `${path}issue_to_date`),
    createdFrom: fromTimestamp(request.createFromTime),
    createdTo: fromTimestamp(request.createUntilTime),
    text,
    order,
    descending: request.descending,
  };
}

/** By the dates that are asked for. */
function usualOrder(request: invoiceV1.ListInvoicesRequest): InvoiceOrder {
  const isIssued = request.issueFromDate || request.issueToDate;
  return isIssued && !request.dueFromDate && !request.dueToDate ? 'ISSUE_DATE' : 'DUE_DATE';
}

/** The one currency of a filter; its amounts are all in it. */
function takeCurrency(
  faults: FieldFaults,
  currencyCode: string,
  amounts: Readonly<Record<string, Money | null>>,
  path: string,
): string | null {
  faults.check(currencyCode === '' || isCurrency(currencyCode), `${path}currency_code`, faultOf('NOT_A_CURRENCY'));
  const given = Object.entries(amounts).flatMap(([field, amount]) => (amount ? [{ field, amount }] : []));
  const currency = currencyCode || (given[0]?.amount.currency ?? null);
  for (const { field, amount } of given) {
    if (currency !== null && amount.currency !== currency)
      faults.add(`${path}${field}`, faultOf('WRONG_CURRENCY', { currency }));
  }
  return currency;
}

function customersOf(customerId: string | null, customerIds: readonly string[]): readonly string[] | null {
  if (customerId === null) return customerIds.length > 0 ? customerIds : null;
  return customerIds.length === 0 || customerIds.includes(customerId) ? [customerId] : [];
}

/** As lists have it; events say nothing of acts. */
export function toWireListedInvoice(invoice: Invoice, limits: ActLimits, now: Date): invoiceV1.InvoiceInit {
  return {
    ...toWireInvoice(invoice, now),
    allowedActs: allowedActs(invoice, limits).map(toWireAct),
    components: toWireBalances(invoice),
  };
}

function toWireBalances(invoice: Invoice): invoiceV1.ComponentBalanceInit[] {
  const { currency } = invoice;
  const [charged, paid, owed] = [componentsOf(invoice), paidOf(invoice), owedOf(invoice)];
  return components
    .filter((component) => component === 'PRINCIPAL' || charged[component] > 0n)
    .map((component) => ({
      component: `COMPONENT_${component}` as const,
      charged: toWireMoney({ minor: charged[component], currency }),
      paid: toWireMoney({ minor: paid[component], currency }),
      owed: toWireMoney({ minor: owed[component], currency }),
    }));
}

export function fromWireLines(lines: readonly invoiceV1.InvoiceLine[]): LineInput[] {
  return lines.map(({ text, quantityTenThousandths, unitPrice, taxRateBasisPoints }) => ({
    text,
    quantity: BigInt(quantityTenThousandths),
    unitPrice: fromWireMoney(unitPrice),
    taxRateBasisPoints,
  }));
}

/** With its lines, all that may be done with it, and why not. */
export function toWireWholeInvoice(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  limits: ActLimits,
  now: Date,
): invoiceV1.InvoiceInit {
  const { currency } = invoice;
  const refusedActs = acts.flatMap((act) => {
    const objection = objectionTo(invoice, act, limits);
    return objection ? [{ act: toWireAct(act), ...objection }] : [];
  });
  return {
    ...toWireListedInvoice(invoice, limits, now),
    refusedActs,
    lines: lines.map(({ text, quantity, unitPriceMinor, taxRateBasisPoints, netMinor }) => ({
      text,
      quantityTenThousandths: quantity.toString(),
      unitPrice: toWireMoney({ minor: unitPriceMinor, currency }),
      taxRateBasisPoints,
      net: toWireMoney({ minor: netMinor, currency }),
    })),
    taxes: taxesOf(lines).map(({ taxRateBasisPoints, netMinor, taxMinor }) => ({
      taxRateBasisPoints,
      net: toWireMoney({ minor: netMinor, currency }),
      tax: toWireMoney({ minor: taxMinor, currency }),
    })),
  };
}

export function toWireRelation({ type, invoiceId, number }: SeenRelation): invoiceV1.InvoiceRelationInit {
  return { type: `TYPE_${type}`, invoiceId, number };
}

const wireActs = {
  issue: 'ACT_ISSUE',
  'change draft': 'ACT_CHANGE_DRAFT',
  'discard draft': 'ACT_DISCARD_DRAFT',
  void: 'ACT_VOID',
  'keep void': 'ACT_KEEP_VOID',
  'let re-open': 'ACT_LET_REOPEN',
  'raise dispute': 'ACT_RAISE_DISPUTE',
  'close dispute': 'ACT_CLOSE_DISPUTE',
  'set collection': 'ACT_SET_COLLECTION',
  'create credit note': 'ACT_CREATE_CREDIT_NOTE',
  'add charge': 'ACT_ADD_CHARGE',
  'start sequence': 'ACT_START_SEQUENCE',
  'write off': 'ACT_WRITE_OFF',
  'close small balance': 'ACT_CLOSE_SMALL_BALANCE',
  prolong: 'ACT_PROLONG',
} as const;

function toWireAct(act: Act): (typeof wireActs)[Act] {
  return wireActs[act];
}

/** @param now the instant at which overdue is decided */
export function toWireInvoice(invoice: Invoice, now: Date): invoiceV1.InvoiceInit {
  const { paidElsewhereMinor, currency } = invoice;
  const [remainingMinor, collectableMinor] = [remainingOf(invoice), collectableOf(invoice)];
  const [amountMinor, taxMinor] = [wholeAmountOf(invoice), taxOf(invoice)];
  const taxed = hasLines(invoice)
    ? { tax: toWireMoney({ minor: taxMinor, currency }), net: toWireMoney({ minor: amountMinor - taxMinor, currency }) }
    : {};
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    numberSeries: invoice.numberSeries,
    customerId: invoice.customerId,
    creditorId: invoice.creditorId,
    lifecycle: `LIFECYCLE_${invoice.lifecycle}`,
    paymentState: `PAYMENT_STATE_${paymentStateOf(invoice)}`,
    collectability: `COLLECTABILITY_${invoice.collectability}`,
    collectionStands: invoice.collectionStands,
    overdue: isOverdue(invoice, now),
    disputed: invoice.disputed,
    voidStands: invoice.voidStands,
    amount: toWireMoney({ minor: amountMinor, currency }),
    ...taxed,
    paidElsewhere: toWireMoney({ minor: paidElsewhereMinor, currency }),
    remaining: toWireMoney({ minor: remainingMinor, currency }),
    disputedAmount: toWireMoney({ minor: remainingMinor - collectableMinor, currency }),
    collectableAmount: toWireMoney({ minor: collectableMinor, currency }),
    creditNotes: toWireMoney({ minor: invoice.creditNoteMinor, currency }),
    writeOffMethod: `WRITE_OFF_METHOD_${invoice.writeOffMethod ?? 'UNSPECIFIED'}`,
    writtenOff: toWireMoney({ minor: sumOf(writtenOffOf(invoice)), currency }),
    recovered: toWireMoney({ minor: invoice.recoveredMinor, currency }),
    issueDate: toWireDate(invoice.issueDate),
    dueDate: toWireDate(invoice.dueDate),
    dueDateSource: `DUE_DATE_SOURCE_${invoice.dueDateSource}`,
    kind: `KIND_${invoice.kind}`,
    episode: invoice.episode,
    sequence: invoice.sequence,
    version: invoice.version.toString(),
    createTime: toTimestamp(invoice.createdAt),
  };
}

export function toWireSnapshot(invoice: Invoice, now: Date): invoiceV1.InvoiceSnapshotInit {
  return { invoice: toWireInvoice(invoice, now), zone: invoice.zone };
}

export function toWireSummary({ invoiceCount, openCount, customerCount, amounts }: Summary) {
  return {
    invoiceCount: invoiceCount.toString(),
    openCount: openCount.toString(),
    customerCount: customerCount.toString(),
    amounts: amounts.map(({ currency, minor }) => toWireMoney({ minor, currency })),
    remaining: amounts.map(({ currency, remainingMinor }) => toWireMoney({ minor: remainingMinor, currency })),
  };
}
