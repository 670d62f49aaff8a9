import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { Owners } from '#libs/fence';
import { FieldFaults, readId, readIds } from '#libs/fields';
import { type Caller, Database } from '#libs/transactions';
import { errors as contactLawErrors } from '../../contact-law/domain/errors.js';
import { errors } from '../domain/errors.js';
import { dueFirst } from '../domain/invoice-order.js';
import { readTemplateName } from '../domain/template-name.js';
import { type ComposedMessage, ComposeMessage } from './compose-message.js';
import { UnsubscribeLinks } from './ports.js';

const deadlineMs = 8_000;

/** Shows what a message would say, without checking whether it may be sent. Its opt-out link is not valid. */
@Injectable()
export class PreviewMessage {
  constructor(
    private readonly database: Database,
    private readonly owners: Owners,
    private readonly composeMessage: ComposeMessage,
    private readonly links: UnsubscribeLinks,
  ) {}

  /**
   * @throws MESSAGE_INVALID, CUSTOMER_NOT_FOUND, INVOICE_NOT_FOUND, TEMPLATE_NOT_FOUND, TEMPLATE_NOT_RENDERED, or of
   * kind unavailable
   */
  async previewMessage(caller: Caller, input: PreviewInput): Promise<ComposedMessage> {
    const { customerId, invoiceIds, template: name } = readPreview(input);
    const template = await this.composeMessage.findTemplate(name, 'EMAIL');
    const [customer, found, now] = await Promise.all([
      this.owners.findCustomer(customerId, caller, { deadlineMs }),
      this.owners.findInvoices(invoiceIds, caller, { deadlineMs }),
      this.database.now(),
    ]);
    if (!customer) throw contactLawErrors.CUSTOMER_NOT_FOUND(`There is no customer ${customerId}. Check the id.`);
    const invoices = found.filter((invoice) => invoice.customerId === customerId).sort(dueFirst);
    if (invoices.length === 0) {
      throw errors.INVOICE_NOT_FOUND('The customer has none of these invoices. Check the ids.');
    }
    const unsubscribeUrl = this.links.urlOf('preview');
    return this.composeMessage.composeMessage({ template, customer, invoices, unsubscribeUrl, now });
  }
}

interface PreviewInput {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  readonly template: string;
}

function readPreview(input: PreviewInput): PreviewInput {
  const faults = new FieldFaults();
  const customerId = faults.take('customer_id', readId(input.customerId));
  const invoiceIds = faults.take('invoice_ids', readIds(input.invoiceIds));
  faults.check(input.invoiceIds.length > 0, 'invoice_ids', faultOf('EMPTY'));
  const template = faults.take('template', readTemplateName(input.template));
  faults.throwIfAny(errors.MESSAGE_INVALID);
  return { customerId: customerId!, invoiceIds: invoiceIds!, template: template! };
}
