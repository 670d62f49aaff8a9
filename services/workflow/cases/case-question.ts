import { enumName, fromTimestamp, fromWireMoney, type workflowV1 } from '#libs/contracts';
import {
  type FieldFaults,
  maxLengths,
  readIds,
  readOptionalId,
  readOptionalIdentifier,
  readOptionalLine,
} from '#libs/fields';
import type { ShownState } from './domain/case.js';
import type { CaseQuestion } from './use-cases/listing/ports.js';

const maxCustomers = 1_000;

/** A list of cases as a request asks for it, whichever noun is asked. @param path of the request within another, with its dot */
export function readCaseQuestion(
  request: workflowV1.ListCasesRequest,
  faults: FieldFaults,
  path: string,
): CaseQuestion {
  const textOf = (field: string, text: string): string | null =>
    faults.take(`${path}${field}`, readOptionalLine(text, maxLengths.reference)) || null;
  const numberOf = (field: string, text: string): string | null =>
    faults.take(`${path}${field}`, readOptionalIdentifier(text, maxLengths.invoiceNumber)) || null;
  const customerId = faults.take(`${path}customer_id`, readOptionalId(request.customerId)) ?? null;
  const customerIds = faults.take(`${path}customer_ids`, readIds(request.customerIds, maxCustomers)) ?? [];
  const [min, max] = [fromWireMoney(request.minOutstanding), fromWireMoney(request.maxOutstanding)];
  const sameCurrency = !min || !max || min.currency === max.currency;
  faults.check(sameCurrency, `${path}max_outstanding`, 'must have the same currency as min_outstanding');
  const { sequence, sequenceVersion } = request;
  faults.check(sequenceVersion >= 0, `${path}sequence_version`, 'must be a whole number from 1, or 0 for all');
  faults.check(sequenceVersion === 0 || sequence !== '', `${path}sequence_version`, 'needs the sequence');
  return {
    customerIds: customersOf(customerId, customerIds),
    customersOrCases: request.customersOrInvoice,
    invoiceId: faults.take(`${path}invoice_id`, readOptionalId(request.invoiceId)) ?? null,
    invoiceNumber: numberOf('invoice_number', request.invoiceNumber),
    invoiceNumberPrefix: numberOf('invoice_number_prefix', request.invoiceNumberPrefix),
    sequence: textOf('sequence', sequence),
    sequenceVersion: sequenceVersion === 0 ? null : sequenceVersion,
    states: request.states.flatMap((state) => enumName<ShownState>(state, 'STATE_') ?? []),
    holdReason: faults.take(`${path}hold_reason`, readOptionalLine(request.holdReason, maxLengths.reason)) || null,
    customerClass: textOf('customer_class', request.customerClass),
    specialistId: textOf('specialist_id', request.specialistId),
    currency: min?.currency ?? max?.currency ?? null,
    outstanding: [min?.minor ?? null, max?.minor ?? null],
    opened: [fromTimestamp(request.openedFromTime), fromTimestamp(request.openedUntilTime)],
    nextMessage: [fromTimestamp(request.nextMessageFromTime), fromTimestamp(request.nextMessageUntilTime)],
  };
}

function customersOf(only: string | null, several: readonly string[]): readonly string[] | null {
  if (only === null) return several.length > 0 ? several : null;
  return several.length === 0 || several.includes(only) ? [only] : [];
}
