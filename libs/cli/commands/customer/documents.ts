import { basename } from 'node:path';
import type { Command } from 'commander';
import { readDocument, sendDocument } from '#libs/client';
import { type customerV1, enumName } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { writeNewFile } from '../../new-file.js';
import { addCommand, choice, reasonOption, yesOption } from '../../options.js';

const kinds = {
  contract: 'KIND_CONTRACT',
  invoice: 'KIND_INVOICE',
  correspondence: 'KIND_CORRESPONDENCE',
  'payment-proof': 'KIND_PAYMENT_PROOF',
  evidence: 'KIND_EVIDENCE',
  legal: 'KIND_LEGAL',
  authority: 'KIND_AUTHORITY',
  other: 'KIND_OTHER',
} as const;
const states = {
  uploading: 'STATE_UPLOADING',
  quarantined: 'STATE_QUARANTINED',
  released: 'STATE_RELEASED',
  refused: 'STATE_REFUSED',
  deleted: 'STATE_DELETED',
} as const;

const anId = '0192f3a4-0000-7000-8000-000000000001';

interface UploadOptions extends CommonOptions {
  kind?: keyof typeof kinds;
  invoice?: string;
  case?: string;
  name?: string;
}

interface ListedOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: keyof typeof states;
}

interface ReasonedOptions extends CommonOptions {
  reason: string;
}

export function addDocumentCommands(document: Command): void {
  addCommand(
    document,
    'upload',
    'Uploads a file about a customer; it is quarantined until it was scanned, or an administrator releases it.',
    'document upload D-1001 delivery-note.pdf --kind evidence --invoice INV-17',
  )
    .argument('<customer>', 'reference or id')
    .argument('<file>')
    .addOption(choice('--kind <kind>', 'what it is', Object.keys(kinds)))
    .option('--invoice <number or id>')
    .option('--case <case>', 'id, or customer reference or invoice number with one case')
    .option('--name <text>', 'what people know it by, when that is not the name of the file')
    .action(action<UploadOptions, [string, string]>(upload));
  addListOptions(
    addCommand(document, 'list', 'Lists documents, the latest first.', 'document list --customer D-1001')
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only in this state', Object.keys(states))),
  ).action(action<ListedOptions, []>(list));
  addCommand(document, 'show', 'Shows what is known of a document.', `document show ${anId}`)
    .alias('get')
    .argument('<document id>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, documentId) => {
        const shown = await dunlin.customer.getDocument({ documentId }, dunlin.caller);
        output.one({ ...shown.document!, scanner: shown.scanner });
      }),
    );
  addCommand(
    document,
    'download',
    'Writes the content of a released document into a file that is not there yet.',
    `document download ${anId} --to delivery-note.pdf`,
  )
    .argument('<document id>')
    .requiredOption('--to <file>')
    .action(action<CommonOptions & { to: string }, [string]>(download));
  addEnds(document);
}

function addEnds(document: Command): void {
  addCommand(
    document,
    'release',
    'Releases a quarantined document that was not scanned; for administrators.',
    `document release ${anId} --reason "scanned by hand"`,
  )
    .argument('<document id>')
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(
      action<ReasonedOptions, [string]>(async (context, { reason }, documentId) => {
        const { dunlin, output, requestId } = context;
        await context.confirm('Release this document although no scanner has looked at it?');
        const request = { requestId, documentId, reason };
        output.one((await dunlin.customer.releaseDocument(request, dunlin.caller)).document!);
      }),
    );
  addCommand(
    document,
    'remove',
    'Deletes the content of a document; what it was stays known.',
    `document remove ${anId} --reason "of another customer"`,
  )
    .argument('<document id>')
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(
      action<ReasonedOptions, [string]>(async (context, { reason }, documentId) => {
        const { dunlin, output, requestId } = context;
        await context.confirm('Delete the content of this document for good?');
        const request = { requestId, documentId, reason };
        output.one((await dunlin.customer.removeDocument(request, dunlin.caller)).document!);
      }),
    );
}

async function upload(context: CommandContext, options: UploadOptions, who: string, file: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { openSource } = await import('#libs/files');
  const [customerId, invoiceId, caseId] = await Promise.all([
    customerIdOf(context, who),
    options.invoice ? invoiceIdOf(context, options.invoice) : '',
    options.case ? caseIdOf(context, options.case) : '',
  ]);
  const content = await openSource(file);
  try {
    const about = { customerId, invoiceId, caseId, kind: kinds[options.kind ?? 'other'] };
    const name = options.name ?? basename(file);
    const { document, scanner } = await sendDocument(dunlin, { requestId, ...about, name, content });
    output.one({ ...document!, scanner });
    if (scanner === 'none')
      output.say('There is no scanner here: an administrator releases it, dunlin document release.');
  } finally {
    await content.close();
  }
}

async function list(context: CommandContext, options: ListedOptions): Promise<void> {
  const { dunlin } = context;
  const about = await subjectFilter(context, options);
  const state = options.state ? states[options.state] : 'STATE_UNSPECIFIED';
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listDocuments({ ...about, state, pageSize, pageToken }, dunlin.caller);
    return { items: read.documents, nextPageToken: read.nextPageToken };
  });
  await showList<customerV1.Document>(context, options, page, () => page.items, [
    { head: 'TIME', of: ({ createTime }) => createTime },
    { head: 'NAME', of: ({ name }) => name, long: true },
    { head: 'KIND', of: ({ kind }) => enumName(kind, 'KIND_') },
    { head: 'TYPE', of: ({ mediaType }) => mediaType },
    { head: 'BYTES', of: ({ sizeBytes }) => sizeBytes },
    { head: 'STATE', of: ({ state: now }) => enumName(now, 'STATE_') },
    { head: 'FOUND', of: ({ scan }) => scan?.finding ?? '', long: true },
    { head: 'BY', of: ({ uploadedBy }) => uploadedBy, long: true },
    { head: 'DOCUMENT ID', of: ({ documentId }) => documentId },
  ]);
}

async function download({ dunlin, output }: CommandContext, { to }: { to: string }, documentId: string): Promise<void> {
  const { document } = await dunlin.customer.getDocument({ documentId }, dunlin.caller);
  const { sha256 } = document!;
  await writeNewFile(to, readDocument(dunlin, documentId), { sha256, changed: () => changed(documentId) });
  output.one({ ...document!, file: to });
}

function changed(documentId: string): DomainError {
  const message = `What came of the document ${documentId} is not what was uploaded, so nothing was written. Try again.`;
  return new DomainError('DOCUMENT_CHANGED', 'unavailable', message);
}
