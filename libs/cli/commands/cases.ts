import type { Command } from 'commander';
import { allPages } from '#libs/client';
import { toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import { action, customerIdOf, invoiceIdOf, readDocumentFile, type CommonOptions } from '../context.js';
import type { Output } from '../output.js';
import { choice, limitOption, readCount, readInstant } from '../options.js';

const caseStates = ['active', 'paused', 'will_fail', 'failed', 'expired', 'collections', 'cancelled', 'paid', 'closed'];

export function addCaseCommands(program: Command): void {
  addSequenceCommands(program);
  const cases = program.command('case').description("A customer's invoices under one sequence.");
  cases
    .command('list')
    .description('Lists cases, the newest first.')
    .option('--customer <reference or id>')
    .option('--invoice <number or id>')
    .option('--sequence <name>')
    .addOption(choice('--state <state...>', 'only in these states', caseStates))
    .addOption(limitOption())
    .action(
      action<
        CommonOptions & { customer?: string; invoice?: string; sequence?: string; state?: string[]; limit: number },
        []
      >(async (context, options) => {
        const { dunlin, output } = context;
        const filter = {
          customerId: options.customer ? await customerIdOf(context, options.customer) : '',
          invoiceId: options.invoice ? await invoiceIdOf(context, options.invoice) : '',
          sequence: options.sequence ?? '',
          states: (options.state ?? []).map((state) => `STATE_${state.toUpperCase()}` as 'STATE_ACTIVE'),
        };
        const found = await allPages(options.limit, async (pageSize, pageToken) => {
          const page = await dunlin.workflow.listCases({ ...filter, pageSize, pageToken }, dunlin.caller);
          return { items: page.cases, nextPageToken: page.nextPageToken };
        });
        output.many(found, [
          'caseId',
          'customerId',
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
        showCase(output, answer.case!);
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
    .option('--until <date or instant>', 'when it goes on by itself', readInstant)
    .action(
      action<CommonOptions & { reason: string; until?: Date }, [string]>(
        async ({ dunlin, output, requestId }, { reason, until }, caseId) => {
          const untilTime = toTimestampOrNull(until ?? null);
          const answer = await dunlin.workflow.pauseCase({ requestId, caseId, reason, untilTime }, dunlin.caller);
          showCase(output, answer.case!);
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
            showCase(output, answer.case!);
          },
        ),
      );
  }
}

/** People get the steps as a table of their own, those behind before those to come. */
function showCase(output: Output, shown: workflowV1.Case): void {
  if (output.json) return output.one(shown);
  const { invoices, ...facts } = shown;
  output.one(facts);
  const steps = invoices.flatMap(({ invoiceNumber, open, stepsDone, stepsPlanned }) =>
    [
      ...stepsDone.map(({ stepId, outcome, doneTime, because }) => ({ stepId, outcome, time: doneTime, because })),
      ...stepsPlanned.map(({ stepId, fireTime }) => ({ stepId, outcome: 'planned', time: fireTime, because: '' })),
    ].map((step) => ({ invoiceNumber, open, ...step })),
  );
  output.many(steps, ['invoiceNumber', 'open', 'stepId', 'outcome', 'time', 'because']);
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
          const document = readDocumentFile(file);
          const request = { requestId, document, dryRun, skipMissedSteps };
          const answer = await dunlin.workflow.applySequence(request, dunlin.caller, { deadlineMs: 60_000 });
          output.one({ ...answer.sequence!, unchanged: answer.unchanged });
          if (dryRun) output.say('It could be applied. This was a dry run: nothing was stored.');
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
    .option('--version-number <n>', 'the newest when absent', readCount)
    .action(
      action<CommonOptions & { versionNumber?: number }, [string]>(
        async ({ dunlin, output }, { versionNumber = 0 }, name) => {
          const answer = await dunlin.workflow.getSequence({ name, version: versionNumber }, dunlin.caller);
          if (output.json) return output.one(answer.sequence!);
          output.say(answer.sequence!.document);
        },
      ),
    );
}
