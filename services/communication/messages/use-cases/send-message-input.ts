import { invalidFields, type FieldViolation } from '#libs/errors';
import { isId } from '#libs/ids';
import type { Channel } from '../../contact-law/domain/channel.js';
import { maxInvoices } from '../../templates/domain/invoice-facts.js';
import { isTemplateName } from '../../templates/domain/template-name.js';

/** One message that is to be sent, checked. */
export interface SendMessageInput {
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly caseId: string | null;
  /** Empty for none. */
  readonly stepId: string;
  /** Each once, at least one. */
  readonly invoiceIds: readonly string[];
  readonly channel: Channel;
  readonly template: string;
}

/** As it comes, with the empty text for what is absent. */
export interface RawSendMessage {
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly caseId: string;
  readonly stepId: string;
  readonly invoiceIds: readonly string[];
  readonly channel: Channel | null;
  readonly template: string;
}

export const maxKeyLength = 500;
export const maxStepIdLength = 100;

/** @throws DomainError MESSAGE_REQUEST_INVALID with every wrong field */
export function readSendMessage(raw: RawSendMessage): SendMessageInput {
  const violations: FieldViolation[] = [];
  const check = (holds: boolean, field: string, description: string): void => {
    if (!holds) violations.push({ field, description });
  };
  check(isKey(raw.idempotencyKey), 'idempotency_key', `must be 1 to ${maxKeyLength} printable characters`);
  check(isId(raw.customerId), 'customer_id', 'is not an id');
  check(raw.caseId === '' || isId(raw.caseId), 'case_id', 'is not an id');
  check(/^[\x20-\x7e]*$/.test(raw.stepId) && raw.stepId.length <= maxStepIdLength, 'step_id', 'is not a step id');
  check(raw.invoiceIds.length > 0, 'invoice_ids', 'is empty: a message speaks of at least one invoice');
  check(raw.invoiceIds.length <= maxInvoices, 'invoice_ids', `has more than ${maxInvoices} ids`);
  check(raw.invoiceIds.every(isId), 'invoice_ids', 'contains what is not an id');
  check(raw.channel === 'EMAIL', 'channel', 'must be EMAIL: messages leave by e-mail only');
  check(isTemplateName(raw.template), 'template', 'is not a template name such as final-notice');
  if (violations.length > 0) throw invalidFields('MESSAGE_REQUEST_INVALID', violations);
  return {
    ...raw,
    caseId: raw.caseId === '' ? null : raw.caseId,
    invoiceIds: [...new Set(raw.invoiceIds)],
    channel: raw.channel!,
  };
}

function isKey(key: string): boolean {
  return key.length <= maxKeyLength && /^[\x20-\x7e]+$/.test(key);
}
