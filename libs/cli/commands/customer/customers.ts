import type { Command } from 'commander';
import type { customerV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, invoiceIdOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice, dateOption, type WireDate } from '../../options.js';
import { fields } from '../../output.js';
import { addStatement } from '../invoice/papers.js';

const debtTypes = {
  consumer: 'DEBT_TYPE_CONSUMER',
  business: 'DEBT_TYPE_BUSINESS',
  inherited: 'DEBT_TYPE_UNSPECIFIED',
} as const;
const roles = { creditor: 'ROLE_CREDITOR', collector: 'ROLE_COLLECTOR', inherited: 'ROLE_UNSPECIFIED' } as const;
const kinds = { person: 'KIND_PERSON', business: 'KIND_BUSINESS' } as const;

interface SearchOptions extends ListOptions {
  name?: string;
  reference?: string;
  phone?: string;
  email?: string;
  text?: string;
}

interface DiaryOptions extends ListOptions {
  from?: WireDate;
  to?: WireDate;
  event?: string[];
  user?: string[];
  invoice?: string;
}

interface FieldOptions extends CommonOptions {
  name?: string;
  kind?: keyof typeof kinds;
  class?: string;
  zone?: string;
  locale?: string;
}

interface ChangeOptions extends FieldOptions {
  debtType?: keyof typeof debtTypes;
  jurisdiction?: string;
  role?: keyof typeof roles;
}

interface CreateOptions extends FieldOptions {
  email?: string;
  phone?: string;
}

export function addCustomerCommands(customer: Command): void {
  addListOptions(
    addCommand(customer, 'list', 'Finds customers by prefixes.', 'customer list --name "Acme"')
      .option('--name <prefix>')
      .option('--reference <prefix>')
      .option('--phone <prefix>')
      .option('--email <prefix>')
      .option('--text <text>', 'as dunlin customer search finds them'),
  ).action(action<SearchOptions, []>(listCustomers));
  addCommand(
    customer,
    'search',
    'Finds customers by any text: names with typos, e-mail addresses, phone numbers in any notation, parts of references.',
    'customer search "schmitd"',
    'customer search "0171 / 123 45 67"',
  )
    .argument('<text>')
    .action(action<CommonOptions, [string]>(searchCustomers));
  addStatement(customer);
  addCommand(customer, 'show', 'Shows one customer with contacts, refused channels and flags.', 'customer show D-1001')
    .argument('<reference or id>')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) => {
        const { dunlin, output } = context;
        const customerId = await customerIdOf(context, who);
        output.one((await dunlin.customer.getCustomer({ customerId }, dunlin.caller)).customer!);
      }),
    );
  withFields(
    addCommand(
      customer,
      'create',
      'Creates a customer. Those of an input file come with the file.',
      'customer create D-1001 --name "Acme Ltd" --email billing@acme.example',
    ).argument('<reference>'),
  )
    .option('--email <address>')
    .option('--phone <number>', 'with country code, such as +4915112345678')
    .action(
      action<CreateOptions, [string]>(async (context, { email = '', phone = '', ...options }, reference) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, reference, ...fieldsOf(options), email, phone };
        output.one((await dunlin.customer.createCustomer(request, dunlin.caller)).customer!);
      }),
    );
  withFields(
    addCommand(
      customer,
      'change',
      'Changes what is known of a customer; the input file may change it back.',
      'customer change D-1001 --zone America/New_York --locale en-US',
    ).argument('<reference or id>'),
  )
    .addOption(choice('--debt-type <type>', 'for contact law, in place of the kind', Object.keys(debtTypes)))
    .option('--jurisdiction <code>', 'of contact law, such as US-MA; "" for that of the organisation')
    .addOption(choice('--role <role>', 'in place of that of the organisation', Object.keys(roles)))
    .action(
      action<ChangeOptions, [string]>(async (context, options, who) => {
        const { dunlin, output, requestId } = context;
        const { debtType, jurisdiction, role } = options;
        const overrides = {
          ...(debtType === undefined ? {} : { debtType: debtTypes[debtType] }),
          ...(jurisdiction === undefined ? {} : { jurisdiction }),
          ...(role === undefined ? {} : { role: roles[role] }),
        };
        const request = { requestId, customerId: await customerIdOf(context, who), ...fieldsOf(options), ...overrides };
        output.one((await dunlin.customer.changeCustomer(request, dunlin.caller)).customer!);
      }),
    );
  addListOptions(
    addCommand(
      customer,
      'diary',
      'Shows everything that happened to a customer, the newest first.',
      'customer diary D-1001 --from 2026-01-01 --event MessageSent',
    )
      .argument('<reference or id>')
      .addOption(dateOption('--from <date>'))
      .addOption(dateOption('--to <date>'))
      .option('--event <type...>', 'only these events, e.g. InvoiceOverdue')
      .option('--user <actor...>', 'only these actors, e.g. user:ann')
      .option('--invoice <number or id>'),
  ).action(action<DiaryOptions, [string]>(showDiary));
}

function withFields(command: Command): Command {
  return command
    .option('--name <text>', 'how it is addressed')
    .addOption(choice('--kind <kind>', 'contact law differs', Object.keys(kinds)))
    .option('--class <name>', 'customer class')
    .option('--zone <zone>', 'IANA time zone of business dates and contact hours')
    .option('--locale <tag>', 'BCP 47 tag of messages, such as de-AT');
}

/** Without what was not given, which stays as it is. */
function fieldsOf({ name, kind, class: customerClass, zone, locale }: FieldOptions) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(kind === undefined ? {} : { kind: kinds[kind] }),
    ...(customerClass === undefined ? {} : { class: customerClass }),
    ...(zone === undefined ? {} : { zone }),
    ...(locale === undefined ? {} : { locale }),
  };
}

async function listCustomers(context: CommandContext, options: SearchOptions): Promise<void> {
  const { dunlin } = context;
  const { name, reference, phone, email, text } = options;
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { name, reference, phone, email, text, pageSize, pageToken };
    const read = await dunlin.customer.listCustomers(request, dunlin.caller);
    return { items: read.customers, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    ...fields<customerV1.Customer>('reference'),
    { head: 'NAME', of: (customer) => customer.name, long: true },
    ...fields<customerV1.Customer>('kind', 'class', 'zone', 'locale', 'flags'),
    { head: 'CUSTOMER ID', of: (customer) => customer.customerId, wide: true },
  ]);
}

/** Shows the best ones in the order in which they fit. */
async function searchCustomers(context: CommandContext, _options: CommonOptions, text: string): Promise<void> {
  const { dunlin, output } = context;
  const found = await dunlin.customer.searchCustomers({ text }, dunlin.caller);
  if (found.tooBroad) {
    const count = `${found.countExact ? '' : 'more than '}${found.count}`;
    const message = `The text finds ${count} customers. Write more of it, or list them by a prefix.`;
    throw new DomainError('TOO_BROAD', 'refused', message, { facts: { count: String(found.count) } });
  }
  const customers: customerV1.CustomerSummary[] = [];
  for (let start = 0; start < found.customerIds.length; start += maxIds) {
    const customerIds = found.customerIds.slice(start, start + maxIds);
    customers.push(...(await dunlin.customer.batchGetCustomers({ customerIds }, dunlin.caller)).customers);
  }
  const place = new Map(found.customerIds.map((customerId, index) => [customerId, index]));
  customers.sort((left, right) => place.get(left.customerId)! - place.get(right.customerId)!);
  output.many(customers, [
    ...fields<customerV1.CustomerSummary>('reference'),
    { head: 'NAME', of: (customer) => customer.name, long: true },
    {
      head: 'CONTACTS',
      of: ({ primaryContacts }) => primaryContacts.map(({ address }) => address).join(', '),
      long: true,
    },
    ...fields<customerV1.CustomerSummary>('class', 'flags'),
  ]);
}

const maxIds = 500;

async function showDiary(context: CommandContext, options: DiaryOptions, who: string): Promise<void> {
  const { dunlin } = context;
  const filter = {
    customerId: await customerIdOf(context, who),
    fromDate: options.from ?? null,
    toDate: options.to ?? null,
    events: options.event ?? [],
    actors: options.user ?? [],
    invoiceId: options.invoice ? await invoiceIdOf(context, options.invoice) : '',
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listDiary({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.entries, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'TIME', of: (entry) => entry.occurTime },
    { head: 'WHAT', of: (entry) => entry.text, long: true },
    { head: 'INVOICE', of: (entry) => entry.invoiceNumber },
    { head: 'BY', of: (entry) => entry.actor, long: true },
    { head: 'REASON', of: (entry) => entry.reason, long: true },
    { head: 'CASE ID', of: (entry) => entry.caseId, wide: true },
  ]);
}
