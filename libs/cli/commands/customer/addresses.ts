import type { Command } from 'commander';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, customerOf } from '../../find.js';
import { addCommand, choice } from '../../options.js';

const kinds = { billing: 'KIND_BILLING', shipping: 'KIND_SHIPPING' } as const;

interface KindOptions extends CommonOptions {
  kind: keyof typeof kinds;
}

interface SetOptions extends KindOptions {
  recipient?: string;
  line: string[];
  city: string;
  postalCode?: string;
  region?: string;
  country: string;
}

export function addAddressCommands(address: Command): void {
  addCommand(address, 'list', 'Lists the addresses of a customer.', 'address list D-1001')
    .argument('<customer>', 'reference or id')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) =>
        showAddresses(context, (await customerOf(context, who)).postalAddresses),
      ),
    );
  withKind(
    addCommand(
      address,
      'set',
      'Sets the billing or shipping address of a customer.',
      'address set D-1001 --line "Hauptstrasse 1" --postal-code 10115 --city Berlin --country DE',
    ),
  )
    .option('--recipient <name>', 'who receives it there')
    .requiredOption('--line <text...>', 'street, house number and what else stands above the city')
    .requiredOption('--city <name>')
    .option('--postal-code <code>')
    .option('--region <name>', 'state, province or county')
    .requiredOption('--country <code>', 'two letters of ISO 3166, such as DE')
    .action(
      action<SetOptions, [string]>(async (context, options, who) => {
        const { recipient = '', line: lines, city, postalCode = '', region = '', country } = options;
        const parts = { recipient, lines, city, postalCode, region, country };
        await setAddress(context, who, { kind: kinds[options.kind], ...parts });
      }),
    );
  withKind(
    addCommand(address, 'remove', 'Removes an address of a customer.', 'address remove D-1001 --kind shipping'),
  ).action(action<KindOptions, [string]>((context, { kind }, who) => setAddress(context, who, { kind: kinds[kind] })));
}

type WireKind = (typeof kinds)[keyof typeof kinds];

async function setAddress(context: CommandContext, who: string, address: { kind: WireKind }): Promise<void> {
  const { dunlin, requestId } = context;
  const request = { requestId, customerId: await customerIdOf(context, who), address };
  const { customer } = await dunlin.customer.setPostalAddress(request, dunlin.caller);
  showAddresses(context, customer!.postalAddresses);
}

function showAddresses({ output }: CommandContext, addresses: readonly object[]): void {
  output.many(addresses as { kind: string; lines: string[] }[], [
    { head: 'KIND', of: ({ kind }) => kind.replace('KIND_', '') },
    { head: 'ADDRESS', of: oneLine, long: true },
  ]);
}

/** As it stands on a letter, in one line. */
function oneLine(address: object): string {
  const { recipient, lines, postalCode, city, region, country } = address as Record<string, string> & {
    lines: string[];
  };
  const place = [postalCode, city].filter((part) => part !== '').join(' ');
  return [recipient, ...lines, place, region, country].filter((part) => part !== '').join(', ');
}

function withKind(command: Command): Command {
  return command
    .argument('<customer>', 'reference or id')
    .addOption(choice('--kind <kind>', 'what it is for', Object.keys(kinds)).default('billing'));
}
