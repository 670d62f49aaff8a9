import type { Command } from 'commander';
import { allPages } from '#libs/client';
import { toTimestampOrNull } from '#libs/contracts';
import { action, customerIdOf, invoiceIdOf, readInput, readInstant, type CommonOptions } from '../context.js';

export function addCaseCommands(program: Command): void {
  addSequenceCommands(program);
  const cases = program.command('case').description("A customer's invoices under one sequence.");
  cases
    .command('list')
    .description('Lists cases, the newest first.')
    .option('--customer <reference or id>')
    .option('--invoice <number or id>')
    .option('--sequence <name>')
    .option('--state <state...>', 'active, paused, will_fail, failed, expired, collections, cancelled, paid, closed')
    .option('--limit <n>', 'at most this many', '50')
    .action(
      action<
        CommonOptions & { customer?: string; invoice?: string; sequence?: string; state?: string[]; limit: string },
        []
      >(async (context, options) => {
        const { dunlin, output } = context;
        const filter = {
          customerId: options.customer ? await customerIdOf(context, options.customer) : '',
          invoiceId: options.invoice ? await invoiceIdOf(context, options.invoice) : '',
          sequence: options.sequence ?? '',
          states: (options.state ?? []).map((state) => `STATE_${state.toUpperCase()}` as 'STATE_ACTIVE'),
        };
        const found = await allPages(Number(options.limit), async (pageSize, pageToken) => {
          const page = await dunlin.workflow.listCases({ ...filter, pageSize, pageToken }, dunlin.caller);
          return { items: page.cases, nextPageToken: page.nextPageToken };
        });
        output.many(found, [
          'caseId',
          'state',
          'sequence',
          'sequenceVersion',
          'currencyCode',
          'nextFireTime',
          'openTime',
        ]);
      }),
    );
  cases
    .command('show')
    .description('Shows one case: its invoices, holds, and steps behind and to come.')
    .argument('<case id>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, caseId) => {
        const answer = await dunlin.workflow.getCase({ caseId }, dunlin.caller);
        output.one(answer.case!);
      }),
    );
  addCaseActs(cases);
}

function addCaseActs(cases: Command): void {
  cases
    .command('pause')
    .description('Places a hold on a case; it goes on at the same place later.')
    .argument('<case id>')
    .requiredOption('--reason <text>')
    .option('--until <date or instant>', 'when it goes on by itself')
    .action(
      action<CommonOptions & { reason: string; until?: string }, [string]>(
        async ({ dunlin, output, requestId }, { reason, until }, caseId) => {
          const untilTime = toTimestampOrNull(until ? readInstant(until) : null);
          const answer = await dunlin.workflow.pauseCase({ requestId, caseId, reason, untilTime }, dunlin.caller);
          output.one(answer.case!);
        },
      ),
    );
  const acts = [
    ['resume', 'Lifts the holds of a case.', 'resumeCase'],
    ['cancel', 'Stops a case for good.', 'cancelCase'],
  ] as const;
  for (const [name, description, rpc] of acts) {
    cases
      .command(name)
      .description(description)
      .argument('<case id>')
      .requiredOption('--reason <text>')
      .action(
        action<CommonOptions & { reason: string }, [string]>(
          async ({ dunlin, output, requestId }, { reason }, caseId) => {
            const answer = await dunlin.workflow[rpc]({ requestId, caseId, reason }, dunlin.caller);
            output.one(answer.case!);
          },
        ),
      );
  }
}

function addSequenceCommands(program: Command): void {
  const sequence = program.command('sequence').description('Versioned lists of collection steps.');
  sequence
    .command('apply')
    .description('Stores a sequence document as a new version and makes it the active one.')
    .argument('<file>')
    .option('--dry-run', 'only check it')
    .option('--skip-missed-steps', 'skip what was due before now for invoices that join at once')
    .action(
      action<CommonOptions & { dryRun?: boolean; skipMissedSteps?: boolean }, [string]>(
        async ({ dunlin, output, requestId }, { dryRun = false, skipMissedSteps = false }, file) => {
          const document = readInput(file).toString('utf8');
          const request = { requestId, document, dryRun, skipMissedSteps };
          const answer = await dunlin.workflow.applySequence(request, dunlin.caller, { deadlineMs: 60_000 });
          output.one({ ...answer.sequence!, unchanged: answer.unchanged });
        },
      ),
    );
  sequence
    .command('list')
    .description('Lists the newest version of every sequence.')
    .action(
      action<CommonOptions, []>(async ({ dunlin, output }) => {
        const { sequences } = await dunlin.workflow.listSequences({ pageSize: 500 }, dunlin.caller);
        output.many(sequences, ['name', 'version', 'title', 'active', 'createTime']);
      }),
    );
  sequence
    .command('show')
    .description('Shows a sequence.')
    .argument('<name>')
    .option('--version-number <n>', 'the newest when absent', '0')
    .action(
      action<CommonOptions & { versionNumber: string }, [string]>(
        async ({ dunlin, output }, { versionNumber }, name) => {
          const answer = await dunlin.workflow.getSequence({ name, version: Number(versionNumber) }, dunlin.caller);
          if (output.json) return output.one(answer.sequence!);
          output.say(answer.sequence!.document);
        },
      ),
    );
}
