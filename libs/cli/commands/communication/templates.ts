import type { Command } from 'commander';
import { allPages } from '#libs/client';
import { enumName } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions, readDocumentFile } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand } from '../../options.js';
import { channels } from '../customer/channels.js';
import { previewMessage } from './messages.js';

interface PutOptions extends CommonOptions {
  locale: string;
  subject: string;
  html: string;
  text: string;
}

interface PreviewOptions extends CommonOptions {
  customer: string;
  invoice: string[];
}

export function addTemplateCommands(template: Command): void {
  addListOptions(
    addCommand(template, 'list', 'Lists the newest version of every template and locale.', 'template list'),
  ).action(
    action<ListOptions, []>(async (context, options) => {
      const page = await readList(options, templatesPage(context));
      await showList(context, options, page, () => page.items, [
        { head: 'NAME', of: ({ name }) => name },
        { head: 'LOCALE', of: ({ locale }) => locale },
        { head: 'VERSION', of: ({ version }) => version, align: 'right' },
        { head: 'CHANNEL', of: ({ channel }) => enumName(channel, 'CHANNEL_') },
        { head: 'SUBJECT', of: ({ subject }) => subject, long: true },
      ]);
    }),
  );
  addCommand(template, 'show', 'Shows the sources of a template.', 'template show reminder --locale de')
    .argument('<name>')
    .option('--locale <tag>', 'when it has several')
    .action(action<CommonOptions & { locale?: string }, [string]>(showTemplate));
  addCommand(
    template,
    'put',
    'Stores a new version of a template; it is used from the next message on. Sources are Liquid.',
    'template put reminder --locale de --subject "Rechnung {{ invoice.number }}" --html reminder.html --text reminder.txt',
  )
    .argument('<name>', 'kebab-case')
    .requiredOption('--locale <tag>', 'BCP 47 tag such as de-AT')
    .requiredOption('--subject <text>')
    .requiredOption('--html <file>', 'must contain the opt-out placeholder')
    .requiredOption('--text <file>', 'must contain the opt-out placeholder')
    .action(
      action<PutOptions, [string]>(async ({ dunlin, output, requestId }, { locale, subject, ...files }, name) => {
        const [html, text] = await Promise.all([readDocumentFile(files.html), readDocumentFile(files.text)]);
        const request = { requestId, name, locale, channel: channels.email, subject, html, text };
        output.one((await dunlin.communication.createTemplateVersion(request, dunlin.caller)).template!);
      }),
    );
  addCommand(
    template,
    'preview',
    'Shows what the newest version says to a customer; nothing is sent.',
    'template preview reminder --customer D-1001 --invoice R-2026-0815',
  )
    .argument('<name>')
    .requiredOption('--customer <reference or id>')
    .requiredOption('--invoice <number...>', 'numbers or ids of what it speaks of')
    .action(
      action<PreviewOptions, [string]>((context, { customer, ...options }, name) =>
        previewMessage(context, { ...options, template: name }, customer),
      ),
    );
}

function templatesPage({ dunlin }: CommandContext) {
  return async (pageSize: number, pageToken: string) => {
    const read = await dunlin.communication.listTemplates({ pageSize, pageToken }, dunlin.caller);
    return { items: read.templates, nextPageToken: read.nextPageToken };
  };
}

/** @throws TEMPLATE_NOT_FOUND, TEMPLATE_AMBIGUOUS */
async function showTemplate(context: CommandContext, { locale }: { locale?: string }, name: string): Promise<void> {
  const { output } = context;
  const all = await allPages(Number.MAX_SAFE_INTEGER, templatesPage(context));
  const named = all.filter((template) => template.name === name);
  const [found, another] = locale ? named.filter((template) => template.locale === locale) : named;
  const locales = named.map((template) => template.locale).join(', ');
  if (!found) {
    const has = locales === '' ? 'See dunlin template list.' : `It has ${locales}.`;
    const what = locale ? `${name} for ${locale}` : name;
    throw new DomainError('TEMPLATE_NOT_FOUND', 'not-found', `There is no template ${what}. ${has}`);
  }
  if (another) {
    throw new DomainError('TEMPLATE_AMBIGUOUS', 'invalid', `${name} has ${locales}. Give one by --locale.`);
  }
  if (output.json) return output.one(found);
  output.say(`${found.name} ${found.locale}, version ${found.version}`);
  for (const part of ['subject', 'text', 'html'] as const) output.say(`\n--- ${part}\n${found[part]}`);
}
