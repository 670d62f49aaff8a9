import type { Command } from 'commander';
import { enumName, toTimestampOrNull } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { invoiceNumbersOf } from '../../lookup.js';
import { addCommand, readInstant, reasonOption } from '../../options.js';

interface PlaceOptions extends CommonOptions {
  customer?: string;
  invoice?: string;
  case?: string;
  reason: string;
  until?: Date;
}

export function addHoldCommands(hold: Command): void {
  addListOptions(
    addCommand(
      hold,
      'list',
      'Lists the holds of a customer, its cases and its invoices, the newest first.',
      'hold list D-1001',
    )
      .argument('<customer>', 'reference or id')
      .option('--in-force', 'only those that have not ended'),
  ).action(action<ListOptions & { inForce?: boolean }, [string]>(listHolds));
  addCommand(
    hold,
    'place',
    'Stops collection of a customer, an invoice or a case, until the hold ends or is lifted.',
    'hold place --customer D-1001 --reason "in talks with the CFO" --until 2026-04-01',
    'hold place --invoice R-2026-0815 --reason "goods on their way back"',
  )
    .option('--customer <reference or id>')
    .option('--invoice <number or id>')
    .option('--case <case>', 'id, or customer reference or invoice number with one open case')
    .requiredOption(...reasonOption)
    .option('--until <date or instant>', 'when it ends automatically', readInstant)
    .action(action<PlaceOptions, []>(placeHold));
  addCommand(
    hold,
    'lift',
    'Ends a hold; collection continues where it stopped.',
    'hold lift 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "talks failed"',
  )
    .argument('<hold id>', 'dunlin hold list <customer> --wide shows ids')
    .requiredOption(...reasonOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(
        async ({ dunlin, requestId, output }, { reason }, holdId) => {
          output.one((await dunlin.workflow.liftHold({ requestId, holdId, reason }, dunlin.caller)).hold!);
        },
      ),
    );
}

async function placeHold(context: CommandContext, options: PlaceOptions): Promise<void> {
  const { dunlin, requestId, output } = context;
  const { reason, until } = options;
  const request = {
    requestId,
    ...(await subjectOf(context, options)),
    reason,
    untilTime: toTimestampOrNull(until ?? null),
  };
  output.one((await dunlin.workflow.placeHold(request, dunlin.caller)).hold!);
}

/** @throws HOLD_INVALID */
async function subjectOf(context: CommandContext, { customer, invoice, case: named }: PlaceOptions) {
  const given = [customer, invoice, named].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new DomainError('HOLD_INVALID', 'invalid', 'Give one of --customer, --invoice and --case: what is to stop.');
  }
  if (customer) return { scope: 'SCOPE_CUSTOMER', subjectId: await customerIdOf(context, customer) } as const;
  if (invoice) return { scope: 'SCOPE_INVOICE', subjectId: await invoiceIdOf(context, invoice) } as const;
  return { scope: 'SCOPE_CASE', subjectId: await caseIdOf(context, named!) } as const;
}

async function listHolds(
  context: CommandContext,
  options: ListOptions & { inForce?: boolean },
  who: string,
): Promise<void> {
  const { dunlin } = context;
  const filter = { customerId: await customerIdOf(context, who), inForceOnly: options.inForce ?? false };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.workflow.listHolds({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.holds, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    async () => {
      const ofInvoices = page.items.filter(({ scope }) => scope === 'SCOPE_INVOICE').map(({ subjectId }) => subjectId);
      const numbers = await invoiceNumbersOf(context, ofInvoices);
      return page.items.map((hold) => ({ ...hold, subject: numbers.get(hold.subjectId) ?? '' }));
    },
    [
      { head: 'STOPS', of: (hold) => `${enumName(hold.scope, 'SCOPE_')} ${hold.subject}` },
      { head: 'REASON', of: (hold) => hold.reason, long: true },
      { head: 'PLACED', of: (hold) => hold.placeTime },
      { head: 'BY', of: (hold) => hold.placedBy, long: true },
      { head: 'UNTIL', of: (hold) => hold.endTime },
      { head: 'LIFTED', of: (hold) => hold.liftTime },
      { head: 'HOLD ID', of: (hold) => hold.holdId, wide: true },
      { head: 'SUBJECT ID', of: (hold) => hold.subjectId, wide: true },
    ],
  );
}
