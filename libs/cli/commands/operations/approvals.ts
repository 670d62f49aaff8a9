import type { Command } from 'commander';
import { approvalOwners } from '#libs/approvals';
import { type commonV1, enumName } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomers } from '../../lookup.js';
import { addCommand, choice, yesOption } from '../../options.js';

const states = {
  requested: 'STATE_REQUESTED',
  done: 'STATE_DONE',
  refused: 'STATE_REFUSED',
  withdrawn: 'STATE_WITHDRAWN',
  expired: 'STATE_EXPIRED',
  stale: 'STATE_STALE',
} as const;

interface ServiceOptions extends CommonOptions {
  service: string;
}

interface ApprovalListOptions extends ServiceOptions, ListOptions {
  state?: keyof typeof states;
  customer?: string;
  requester?: string;
  otherThan?: string;
}

interface DecisionOptions extends ServiceOptions {
  reason?: string;
}

const id = '0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41';

export function addApprovalCommands(approval: Command): void {
  addListOptions(
    addService(
      addCommand(
        approval,
        'list',
        'Lists acts that wait or waited for a second person, the last first.',
        'approval list --state requested --other-than user:ann',
      ),
    )
      .addOption(choice('--state <state>', 'only in this state', Object.keys(states)))
      .option('--customer <reference or id>')
      .option('--requester <actor>', 'only those that this actor asked for, such as user:ann')
      .option('--other-than <actor>', 'only those that somebody else asked for'),
  ).action(action<ApprovalListOptions, []>(listApprovals));
  addService(addCommand(approval, 'show', 'Shows one with the facts that it rests on.', `approval show ${id}`))
    .argument('<approval id>', 'dunlin approval list shows ids')
    .action(
      action<ServiceOptions, [string]>(async ({ dunlin, output }, { service }, approvalId) => {
        output.one(
          shownApproval((await dunlin.operations(service).getApproval({ approvalId }, dunlin.caller)).approval!),
        );
      }),
    );
  addService(
    addCommand(
      approval,
      'approve',
      'Carries out what another person asked for; where its facts have changed it becomes stale instead.',
      `approval approve ${id} --reason agreed`,
    ),
  )
    .argument('<approval id>', 'dunlin approval list shows ids')
    .option('--reason <text>', 'what you add; it is kept with the approval')
    .option(...yesOption)
    .action(
      action<DecisionOptions, [string]>(async (context, { service, reason = '' }, approvalId) => {
        const { dunlin, output, requestId, confirm } = context;
        const { approval: asked } = await dunlin.operations(service).getApproval({ approvalId }, dunlin.caller);
        await confirm(`Approve what ${asked!.requester} asked for? It is carried out at once.`);
        const granted = await dunlin
          .operations(service)
          .grantApproval({ requestId, approvalId, reason }, dunlin.caller);
        output.one(shownApproval(granted.approval!));
        if (granted.approval!.state !== states.done) process.exitCode = 1;
      }),
    );
  addService(
    addCommand(
      approval,
      'refuse',
      'Refuses what another person asked for.',
      `approval refuse ${id} --reason "too much"`,
    ),
  )
    .argument('<approval id>', 'dunlin approval list shows ids')
    .requiredOption('--reason <text>', 'why; it is kept with the approval')
    .action(
      action<DecisionOptions & { reason: string }, [string]>(async (context, { service, reason }, approvalId) => {
        const { dunlin, output, requestId } = context;
        const refused = await dunlin
          .operations(service)
          .refuseApproval({ requestId, approvalId, reason }, dunlin.caller);
        output.one(shownApproval(refused.approval!));
      }),
    );
  addService(addCommand(approval, 'withdraw', 'Withdraws what you asked for.', `approval withdraw ${id}`))
    .argument('<approval id>', 'dunlin approval list shows ids')
    .option('--reason <text>', 'why; it is kept with the approval')
    .action(
      action<DecisionOptions, [string]>(async (context, { service, reason = '' }, approvalId) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, approvalId, reason };
        const withdrawn = await dunlin.operations(service).withdrawApproval(request, dunlin.caller);
        output.one(shownApproval(withdrawn.approval!));
      }),
    );
}

/** An approval as one thing, its facts by their names. */
export function shownApproval({ facts, ...approval }: commonV1.Approval): object {
  return { ...approval, ...Object.fromEntries(facts.map(({ name, value }) => [name.toLowerCase(), value])) };
}

function addService(command: Command): Command {
  const [first] = approvalOwners;
  return command.addOption(choice('--service <name>', 'whose acts', approvalOwners).default(first));
}

async function listApprovals(context: CommandContext, options: ApprovalListOptions): Promise<void> {
  const { dunlin } = context;
  const { service, state, requester = '', otherThan = '' } = options;
  const { customerId } = await subjectFilter(context, options);
  const filter = { customerId, requester, otherThan, ...(state && { state: states[state] }) };
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { ...filter, pageSize, pageToken };
    const read = await dunlin.operations(service).listApprovals(request, dunlin.caller);
    return { items: read.approvals, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomers(context, page.items), [
    { head: 'APPROVAL ID', of: ({ approvalId }) => approvalId },
    { head: 'STATE', of: (approval) => enumName(approval.state, 'STATE_') },
    { head: 'ACT', of: ({ act }) => enumName(act, 'ACT_') },
    { head: 'AMOUNT', of: ({ amount }) => amount, align: 'right' },
    ...customerColumns,
    { head: 'ASKED BY', of: (approval) => approval.requester },
    { head: 'REASON', of: ({ reason }) => reason, long: true },
    { head: 'EXPIRES', of: ({ expireTime }) => expireTime, wide: true },
    { head: 'ASKED', of: ({ requestTime }) => requestTime, wide: true },
    { head: 'DECIDED BY', of: ({ decider }) => decider, wide: true },
    { head: 'DECIDED', of: ({ decideTime }) => decideTime, wide: true },
    { head: 'DECISION REASON', of: ({ decisionReason }) => decisionReason, wide: true },
  ]);
}
