import type { Command } from 'commander';
import { type customerV1, enumName } from '#libs/contracts';
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

interface JudgeOptions extends CommonOptions {
  channel: 'email' | 'sms';
  reason: string;
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
    'Changes the e-mail address or phone number of a customer; the input file may change it back.',
    'contact change D-1001 --email billing@acme.example',
  )
    .argument('<customer>', 'reference or id')
    .option('--email <address>')
    .option('--phone <number>', 'with country code, such as +4915112345678')
    .action(action<ChangeOptions, [string]>(changeContacts));
  addJudgement(
    contact,
    'invalidate',
    'Marks a contact as unusable; nothing is sent to it any more.',
    'contact invalidate D-1001 --channel email --reason "moved away"',
    ({ dunlin }, request) => dunlin.customer.invalidateContact(request, dunlin.caller),
  );
  addJudgement(
    contact,
    'validate',
    'Marks a contact as confirmed; failed cases continue.',
    'contact validate D-1001 --channel email --reason "confirmed by phone"',
    ({ dunlin }, request) => dunlin.customer.validateContact(request, dunlin.caller),
  );
}

/** A command that says whether the contact of a channel can be used, with its reason. */
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
  addCommand(contact, name, description, example)
    .argument('<customer>', 'reference or id')
    .addOption(choice('--channel <channel>', 'which contact', ['email', 'sms']).makeOptionMandatory())
    .requiredOption(...reasonOption)
    .action(
      action<JudgeOptions, [string]>(async (context, { channel, reason }, who) => {
        const { requestId } = context;
        const request = { requestId, ...(await contactOf(context, who, channel)), reason };
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

/** @throws CONTACT_NOT_FOUND */
async function contactOf(
  context: CommandContext,
  who: string,
  channel: 'email' | 'sms',
): Promise<{ customerId: string; contactId: string }> {
  const { customerId, contacts } = await customerOf(context, who);
  const contact = contacts.find((one) => one.channel === channels[channel]);
  if (contact) return { customerId, contactId: contact.contactId };
  const has = contacts.map((one) => enumName(one.channel, 'CHANNEL_')!.toLowerCase()).join(', ') || 'none';
  throw new DomainError('CONTACT_NOT_FOUND', 'not-found', `${who} has no contact for ${channel}; it has ${has}.`);
}

function showContacts({ output }: CommandContext, customer: customerV1.Customer): void {
  if (output.json) return output.one(customer);
  output.many(customer.contacts, fields('channel', 'address', 'validity', 'validityReason'));
}
