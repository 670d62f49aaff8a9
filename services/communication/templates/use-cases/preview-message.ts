import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields, type FieldViolation } from '#libs/errors';
import { isId } from '#libs/ids';
import { Database } from '#libs/platform';
import { customerUnknown } from '../../contact-law/use-cases/decide-contact.js';
import { CustomerOwner, type Asker } from '../../contact-law/use-cases/ports.js';
import { dueFirst, maxInvoices } from '../domain/invoice-facts.js';
import { isTemplateName } from '../domain/template-name.js';
import { ComposeMessage, type ComposedMessage } from './compose-message.js';
import { InvoiceOwner, UnsubscribeLinks } from './ports.js';

export interface PreviewInput {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  readonly template: string;
}

/** What a message would say, without asking whether it may be sent. Its opt-out link leads nowhere. */
@Injectable()
export class PreviewMessage {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerOwner,
    private readonly invoices: InvoiceOwner,
    private readonly composer: ComposeMessage,
    private readonly links: UnsubscribeLinks,
  ) {}

  /**
   * @throws DomainError MESSAGE_REQUEST_INVALID, CUSTOMER_UNKNOWN, INVOICE_UNKNOWN, TEMPLATE_NOT_FOUND,
   * TEMPLATE_NOT_RENDERED, or of kind unavailable
   */
  async previewMessage(input: PreviewInput, asker: Asker): Promise<ComposedMessage> {
    assertValid(input);
    const template = await this.composer.find(input.template, 'EMAIL');
    const [customer, found, now] = await Promise.all([
      this.customers.facts(input.customerId, asker),
      this.invoices.standings(input.invoiceIds, asker),
      this.database.now(),
    ]);
    if (!customer) throw customerUnknown(input.customerId);
    const invoices = found.filter(({ customerId }) => customerId === input.customerId).sort(dueFirst);
    if (invoices.length === 0) {
      throw new DomainError('INVOICE_UNKNOWN', 'not-found', 'The customer has none of these invoices. Check the ids.');
    }
    const unsubscribeUrl = this.links.urlOf('preview');
    return this.composer.compose({ template, customer, invoices, unsubscribeUrl, now });
  }
}

function assertValid({ customerId, invoiceIds, template }: PreviewInput): void {
  const violations: FieldViolation[] = [];
  if (!isId(customerId)) violations.push({ field: 'customer_id', description: 'is not an id' });
  if (invoiceIds.length === 0 || invoiceIds.length > maxInvoices || !invoiceIds.every(isId)) {
    violations.push({ field: 'invoice_ids', description: `must be 1 to ${maxInvoices} ids` });
  }
  if (!isTemplateName(template)) violations.push({ field: 'template', description: 'is not a template name' });
  if (violations.length > 0) throw invalidFields('MESSAGE_REQUEST_INVALID', violations);
}
