import type { Command } from 'commander';
import type { customerV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addCommand } from '../../options.js';
import { fields } from '../../output.js';
import { channels } from './channels.js';

interface PersonOptions extends CommonOptions {
  name?: string;
  role?: string;
  locale?: string;
  email?: string[];
  phone?: string[];
}

export function addBillingContactCommands(billingContact: Command): void {
  addCommand(
    billingContact,
    'list',
    'Lists the people of a customer with whom invoices are settled.',
    'billing-contact list D-1001',
  )
    .argument('<customer>', 'reference or id')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) => {
        const { dunlin, output } = context;
        const customerIds = [await customerIdOf(context, who)];
        const { billingContacts } = await dunlin.customer.listBillingContacts({ customerIds }, dunlin.caller);
        output.many(billingContacts, [
          { head: 'NAME', of: ({ name }) => name, long: true },
          ...fields<customerV1.BillingContact>('role', 'locale'),
          { head: 'CONTACTS', of: ({ contacts }) => contacts.map(({ address }) => address).join(', '), long: true },
          { head: 'ID', of: ({ billingContactId }) => billingContactId },
        ]);
      }),
    );
  withPerson(
    addCommand(
      billingContact,
      'add',
      'Adds a person with whom invoices of a customer are settled.',
      'billing-contact add D-1001 "Ada Example" --role "accounts payable" --email ada@acme.example',
    )
      .argument('<customer>', 'reference or id')
      .argument('<name>'),
  ).action(
    action<PersonOptions, [string, string]>(async (context, { role = '', locale = '', ...addresses }, who, name) => {
      const { dunlin, output, requestId } = context;
      const customerId = await customerIdOf(context, who);
      const request = { requestId, customerId, name, role, locale, contacts: contactsOf(addresses) };
      output.one((await dunlin.customer.addBillingContact(request, dunlin.caller)).billingContact!);
    }),
  );
  withPerson(
    addCommand(
      billingContact,
      'edit',
      'Changes what is given of a person; addresses that are given replace all that were there.',
      'billing-contact edit 0192f3a4-0000-7000-8000-000000000001 --role treasury',
    )
      .argument('<id>', 'id of the person')
      .option('--name <text>'),
  ).action(action<PersonOptions, [string]>(editPerson));
  addCommand(
    billingContact,
    'remove',
    'Removes a person with all contacts.',
    'billing-contact remove 0192f3a4-0000-7000-8000-000000000001 --reason "left the company"',
  )
    .argument('<id>', 'id of the person')
    .option('--reason <text>', 'why; it stands in the diary of the customer')
    .action(
      action<CommonOptions & { reason?: string }, [string]>(async (context, { reason = '' }, billingContactId) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, billingContactId, reason };
        output.one(await dunlin.customer.removeBillingContact(request, dunlin.caller));
      }),
    );
}

async function editPerson(context: CommandContext, options: PersonOptions, billingContactId: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { name, role, locale } = options;
  const contacts = contactsOf(options);
  const given = { name, role, locale, contacts, setContacts: contacts.length > 0 };
  const request = { requestId, billingContactId, ...given };
  output.one((await dunlin.customer.changeBillingContact(request, dunlin.caller)).billingContact!);
}

function contactsOf({ email = [], phone = [] }: Pick<PersonOptions, 'email' | 'phone'>) {
  return [
    ...email.map((address) => ({ channel: channels.email, address })),
    ...phone.map((address) => ({ channel: channels.sms, address })),
  ];
}

function withPerson(command: Command): Command {
  return command
    .option('--role <text>', 'what the person does there')
    .option('--locale <tag>', "BCP 47 tag; the customer's when left out")
    .option('--email <address...>', 'the first one is the primary one')
    .option('--phone <number...>', 'with country code, such as +4915112345678');
}
