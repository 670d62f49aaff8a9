import type { Command } from 'commander';
import type { customerV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, customerOf } from '../../find.js';
import { addCommand, choice, reasonOption } from '../../options.js';
import { fields } from '../../output.js';
import { channels } from './channels.js';

interface ChangeOptions extends CommonOptions {
  email?: string;
  phone?: string;
}

interface NamingOptions extends CommonOptions {
  channel?: 'email' | 'sms';
  contact?: string;
}

interface JudgeOptions extends NamingOptions {
  reason: string;
}

interface AddOptions extends CommonOptions {
  email?: string;
  phone?: string;
  label?: string;
  primary?: boolean;
}

interface EditOptions extends NamingOptions {
  address?: string;
  label?: string;
}

export function addContactCommands(contact: Command): void {
  addCommand(contact, 'list', 'Lists the contacts of a customer.', 'contact list D-1001')
    .argument('<customer>', 'reference or id')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) =>
        showContacts(context, await customerOf(context, who)),
      ),
    );
  addCommand(
    contact,
    'change',
    'Changes the primary e-mail address or phone number of a customer; the input file may change it back.',
    'contact change D-1001 --email billing@acme.example',
  )
    .argument('<customer>', 'reference or id')
    .option('--email <address>')
    .option('--phone <number>', 'with country code, such as +4915112345678')
    .action(action<ChangeOptions, [string]>(changeContacts));
  addCommand(
    contact,
    'add',
    'Adds an e-mail address or phone number; the first one of a channel is its primary one.',
    'contact add D-1001 --phone +4915112345678 --label mobile --primary',
  )
    .argument('<customer>', 'reference or id')
    .option('--email <address>')
    .option('--phone <number>', 'with country code, such as +4915112345678')
    .option('--label <text>', 'what it is called, such as office')
    .option('--primary', 'messages go to it from now on')
    .action(action<AddOptions, [string]>(addContact));
  named(
    addCommand(
      contact,
      'edit',
      'Changes address or label of a contact. The input file may change back what it brought.',
      'contact edit D-1001 --contact +4915112345678 --label "car phone"',
    ),
  )
    .option('--address <address>', 'another e-mail address or phone number')
    .option('--label <text>', 'what it is called')
    .action(
      action<EditOptions, [string]>(async (context, options, who) => {
        const { dunlin, requestId } = context;
        const { address, label } = options;
        const request = { requestId, ...(await contactOf(context, who, options)), address, label };
        showContacts(context, (await dunlin.customer.editContact(request, dunlin.caller)).customer!);
      }),
    );
  named(
    addCommand(
      contact,
      'primary',
      'Makes a contact the one of its channel that messages go to.',
      'contact primary D-1001 --contact +4915112345678',
    ),
  )
    .option('--reason <text>', 'why; it stands in the diary of the customer')
    .action(
      action<NamingOptions & { reason?: string }, [string]>(async (context, options, who) => {
        const { dunlin, requestId } = context;
        const { reason = '' } = options;
        const request = { requestId, ...(await contactOf(context, who, options)), reason };
        showContacts(context, (await dunlin.customer.makeContactPrimary(request, dunlin.caller)).customer!);
      }),
    );
  addJudgement(
    contact,
    'invalidate',
    'Marks a contact as unusable; nothing is sent to it any more.',
    'contact invalidate D-1001 --contact +4915112345678 --reason "strangers answer"',
    ({ dunlin }, request) => dunlin.customer.invalidateContact(request, dunlin.caller),
  );
  addJudgement(
    contact,
    'remove',
    'Removes a contact that is not of the customer; the primary one of a channel only as its last one.',
    'contact remove D-1001 --contact +4915112345678 --reason "number of a stranger"',
    ({ dunlin }, request) => dunlin.customer.removeContact(request, dunlin.caller),
  );
  addJudgement(
    contact,
    'validate',
    'Marks a contact as confirmed; failed cases continue.',
    'contact validate D-1001 --channel email --reason "confirmed by phone"',
    ({ dunlin }, request) => dunlin.customer.validateContact(request, dunlin.caller),
  );
}

/** A command that says what is to be thought of a contact, with its reason. */
function addJudgement(
  contact: Command,
  name: string,
  description: string,
  example: string,
  judge: (
    context: CommandContext,
    request: { requestId: string; customerId: string; contactId: string; reason: string },
  ) => Promise<{ customer: customerV1.Customer | null }>,
): void {
  named(addCommand(contact, name, description, example))
    .requiredOption(...reasonOption)
    .action(
      action<JudgeOptions, [string]>(async (context, options, who) => {
        const { requestId } = context;
        const request = { requestId, ...(await contactOf(context, who, options)), reason: options.reason };
        showContacts(context, (await judge(context, request)).customer!);
      }),
    );
}

/** Two changes have two request ids, so that a repeat of the command repeats each. */
async function changeContacts(context: CommandContext, { email, phone }: ChangeOptions, who: string): Promise<void> {
  const { dunlin, requestId } = context;
  if (email === undefined && phone === undefined) {
    throw new DomainError('CONTACT_INVALID', 'invalid', 'Nothing to change. Give --email, --phone or both.');
  }
  const customerId = await customerIdOf(context, who);
  const wanted = [
    ['email', email],
    ['sms', phone],
  ] as const;
  let customer: customerV1.Customer | null = null;
  for (const [channel, address] of wanted) {
    if (address === undefined) continue;
    const request = { requestId: `${requestId}/${channel}`, customerId, channel: channels[channel], address };
    ({ customer } = await dunlin.customer.changeContact(request, dunlin.caller));
  }
  showContacts(context, customer!);
}

async function addContact(context: CommandContext, options: AddOptions, who: string): Promise<void> {
  const { dunlin, requestId } = context;
  const { email, phone, label = '', primary: isPrimary = false } = options;
  const address = email ?? phone;
  if (address === undefined || (email !== undefined && phone !== undefined)) {
    throw new DomainError('CONTACT_INVALID', 'invalid', 'Give --email or --phone, one at a time.');
  }
  const channel = email === undefined ? channels.sms : channels.email;
  const request = { requestId, customerId: await customerIdOf(context, who), channel, address, label, isPrimary };
  showContacts(context, (await dunlin.customer.addContact(request, dunlin.caller)).customer!);
}

/** A contact by its address or id, else the primary one of a channel. */
function named(command: Command): Command {
  return command
    .argument('<customer>', 'reference or id')
    .option('--contact <address or id>', 'which contact')
    .addOption(choice('--channel <channel>', 'the primary contact of this channel', ['email', 'sms']));
}

/** @throws CONTACT_INVALID, CONTACT_NOT_FOUND */
async function contactOf(
  context: CommandContext,
  who: string,
  { contact: wanted, channel }: NamingOptions,
): Promise<{ customerId: string; contactId: string }> {
  if (wanted === undefined && channel === undefined) {
    throw new DomainError(
      'CONTACT_INVALID',
      'invalid',
      'Name the contact: give --contact, or --channel for its primary one.',
    );
  }
  const { customerId, contacts } = await customerOf(context, who);
  const found = contacts.find((one) =>
    wanted === undefined
      ? one.channel === channels[channel!] && one.isPrimary
      : one.contactId === wanted.toLowerCase() || sameAddress(one.address, wanted),
  );
  if (found) return { customerId, contactId: found.contactId };
  const has = contacts.map(({ address }) => address).join(', ') || 'none';
  throw new DomainError('CONTACT_NOT_FOUND', 'not-found', `${who} has no contact ${wanted ?? channel}; it has ${has}.`);
}

/** A phone number may be written with signs between its digits. */
function sameAddress(address: string, wanted: string): boolean {
  const plain = (text: string): string =>
    text.includes('@') ? text.toLowerCase().trim() : text.replace(/[^\d+]/g, '');
  return plain(address) === plain(wanted);
}

function showContacts({ output }: CommandContext, customer: customerV1.Customer): void {
  if (output.json) return output.one(customer);
  output.many(customer.contacts, [
    ...fields<customerV1.Contact>('channel', 'address', 'label'),
    { head: 'PRIMARY', of: ({ isPrimary }) => (isPrimary ? 'yes' : '') },
    ...fields<customerV1.Contact>('validity', 'validityReason', 'validityActor'),
  ]);
}
