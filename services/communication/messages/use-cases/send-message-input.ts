import { faultOf } from '#libs/errors';
import type { ContactChannel } from '#libs/fence';
import { FieldFaults, maxLengths, readChoice, readId, readIds, type Reading, readOptionalId } from '#libs/fields';
import { channelsWithTemplates } from '../../templates/domain/template.js';
import { readTemplateName } from '../../templates/domain/template-name.js';
import { errors } from '../domain/errors.js';
import type { MessageRequest } from '../domain/message.js';

/** As requested, with empty text for what is absent. */
export interface RawSendMessage {
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly caseId: string;
  readonly stepId: string;
  readonly invoiceIds: readonly string[];
  readonly channel: ContactChannel | null;
  readonly template: string;
  /** Plan in instalments whose own message it is. */
  readonly arrangementId?: string;
}

/** A message as it is asked for, and whether it is one of the plan that pays its invoices. */
export interface AskedMessage {
  readonly request: MessageRequest;
  readonly passesArrangement: boolean;
}

/** @throws MESSAGE_INVALID with every wrong field */
export function readSendMessage(raw: RawSendMessage): AskedMessage {
  const faults = new FieldFaults();
  const idempotencyKey = faults.take('idempotency_key', readPrintable(raw.idempotencyKey, maxLengths.idempotencyKey));
  const customerId = faults.take('customer_id', readId(raw.customerId));
  const caseId = faults.take('case_id', readOptionalId(raw.caseId));
  const stepId = raw.stepId === '' ? '' : faults.take('step_id', readPrintable(raw.stepId, maxLengths.stepId));
  const invoiceIds = faults.take('invoice_ids', readIds(raw.invoiceIds));
  faults.check(raw.invoiceIds.length > 0, 'invoice_ids', 'is empty: a message is about at least one invoice');
  const channel = faults.take('channel', readChoice(raw.channel, channelsWithTemplates));
  const template = faults.take('template', readTemplateName(raw.template));
  const arrangementId = faults.take('arrangement_id', readOptionalId(raw.arrangementId ?? ''));
  faults.throwIfAny(errors.MESSAGE_INVALID);
  const request = {
    idempotencyKey: idempotencyKey!,
    customerId: customerId!,
    caseId: caseId!,
    stepId: stepId!,
    invoiceIds: invoiceIds!,
    channel: channel!,
    template: template!,
  };
  return { request, passesArrangement: arrangementId !== null };
}

/** Keys and steps are written into mail headers, so only plain ASCII is allowed. */
function readPrintable(text: string, maxLength: number): Reading<string> {
  if (text === '') return { fault: faultOf('MISSING') };
  if (text.length > maxLength) return { fault: faultOf('TOO_LONG', { max: maxLength }) };
  return /^[\x20-\x7e]+$/.test(text) ? { value: text } : { fault: 'contains characters other than printable ASCII' };
}
