import { type Command, InvalidArgumentError } from 'commander';
import type { commonV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions, readDocumentFile } from '../../context.js';
import { customerIdOf, invoiceIdOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice } from '../../options.js';
import { fields } from '../../output.js';

type Whose = 'customers' | 'invoices';

interface WhoseOptions {
  of: Whose;
}

interface SubjectOptions extends CommonOptions {
  customer?: string;
  invoice?: string;
}

interface SetOptions extends SubjectOptions {
  seen?: string;
}

export function addMetadataCommands(metadata: Command): void {
  const listed = addCommand(metadata, 'schemas', 'Lists which metadata is kept.', 'metadata schemas --of invoices');
  addListOptions(withWhose(listed)).action(action<ListOptions & WhoseOptions, []>(listSchemas));
  withWhose(addCommand(metadata, 'schema', 'Shows a schema with its fields.', 'metadata schema contract'))
    .argument('<name>')
    .action(action<CommonOptions & WhoseOptions, [string]>(showSchema));
  addCommand(
    metadata,
    'apply',
    'Creates or changes a schema from a file. Fields and choices that are there stay: retire what nobody needs any more.',
    'metadata apply contract.yaml',
  )
    .argument('<file>', 'YAML: of (customers or invoices), name, label, and fields with name, type and the like')
    .action(action<CommonOptions, [string]>(applySchema));
  withSubject(addCommand(metadata, 'show', 'Shows what is kept.', 'metadata show --customer D-1001')).action(
    action<SubjectOptions, []>(showMetadata),
  );
  withSubject(
    addCommand(
      metadata,
      'set',
      'Fills in fields; a field without a value is emptied, and what is not named stays.',
      'metadata set contract tariff=PLUS ends_on=2027-01-31 --customer D-1001',
      'metadata set delivery signed= --invoice R-7  # empties the field',
    ),
  )
    .argument('<schema>')
    .argument('<field=value...>')
    .option('--seen <version>', 'refuse where what is kept has another version by now; 0 for nothing yet', readVersion)
    .action(action<SetOptions, [string, string[]]>(setMetadata));
}

async function listSchemas(context: CommandContext, options: ListOptions & WhoseOptions): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { pageSize, pageToken };
    const read =
      options.of === 'invoices'
        ? await dunlin.invoice.listMetadataSchemas(request, dunlin.caller)
        : await dunlin.customer.listMetadataSchemas(request, dunlin.caller);
    return { items: read.schemas, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    ...fields<commonV1.MetadataSchema>('name'),
    { head: 'LABEL', of: ({ label }) => label, long: true },
    { head: 'FIELDS', of: ({ fields: all }) => all.map(({ name }) => name).join(', '), long: true },
    ...fields<commonV1.MetadataSchema>('retired', 'version'),
  ]);
}

async function showSchema(context: CommandContext, { of }: WhoseOptions, name: string): Promise<void> {
  const { dunlin, output } = context;
  const { schema } =
    of === 'invoices'
      ? await dunlin.invoice.getMetadataSchema({ name }, dunlin.caller)
      : await dunlin.customer.getMetadataSchema({ name }, dunlin.caller);
  if (output.json) return output.one(schema!);
  output.say(`${schema!.label}, version ${schema!.version}${schema!.retired ? ', retired' : ''}`);
  output.many(schema!.fields, [
    ...fields<commonV1.MetadataField>('name', 'label'),
    { head: 'TYPE', of: ({ type }) => type.replace('TYPE_', '') },
    ...fields<commonV1.MetadataField>('required', 'retired', 'min', 'max'),
    { head: 'CHOICES', of: ({ choices }) => choices.map(({ code }) => code).join(', '), long: true },
  ]);
}

async function applySchema({ dunlin, output, requestId }: CommandContext, _: object, file: string): Promise<void> {
  const { readSchemaDocument } = await import('./schema-document.js');
  const { of, schema } = readSchemaDocument(await readDocumentFile(file));
  const request = { ...schema, requestId };
  const applied =
    of === 'invoices'
      ? await dunlin.invoice.applyMetadataSchema(request, dunlin.caller)
      : await dunlin.customer.applyMetadataSchema(request, dunlin.caller);
  output.one(applied.schema!);
}

async function showMetadata(context: CommandContext, options: SubjectOptions): Promise<void> {
  const { dunlin, output } = context;
  const { whose, id } = await subjectOf(context, options);
  const { metadata } =
    whose === 'invoices'
      ? await dunlin.invoice.getInvoice({ invoiceId: id }, dunlin.caller)
      : await dunlin.customer.getCustomer({ customerId: id }, dunlin.caller);
  if (output.json) return output.many(metadata, []);
  showValues(context, metadata);
}

async function setMetadata(
  context: CommandContext,
  options: SetOptions,
  schema: string,
  assignments: string[],
): Promise<void> {
  const { dunlin, output, requestId } = context;
  const values = assignments.map(readAssignment);
  const { whose, id } = await subjectOf(context, options);
  const request = { requestId, schema, values, expectedVersion: options.seen };
  const { metadata } =
    whose === 'invoices'
      ? await dunlin.invoice.setMetadata({ ...request, invoiceId: id }, dunlin.caller)
      : await dunlin.customer.setMetadata({ ...request, customerId: id }, dunlin.caller);
  if (output.json) return output.one(metadata!);
  showValues(context, [metadata!]);
}

function showValues({ output }: CommandContext, metadata: readonly commonV1.Metadata[]): void {
  const rows = metadata.flatMap(({ schema, values, version }) =>
    values.map((value) => ({ schema, version, ...value })),
  );
  output.many(rows, [
    ...fields<(typeof rows)[number]>('schema', 'field'),
    { head: 'VALUE', of: ({ value }) => value, long: true },
    ...fields<(typeof rows)[number]>('version'),
  ]);
}

async function subjectOf(
  context: CommandContext,
  { customer, invoice }: SubjectOptions,
): Promise<{ whose: Whose; id: string }> {
  if (customer !== undefined && invoice === undefined) {
    return { whose: 'customers', id: await customerIdOf(context, customer) };
  }
  if (invoice !== undefined && customer === undefined) {
    return { whose: 'invoices', id: await invoiceIdOf(context, invoice) };
  }
  throw new DomainError('SUBJECT_UNCLEAR', 'invalid', 'Give either --customer or --invoice.');
}

/** `tariff=PLUS` */
function readAssignment(text: string): { field: string; value: string } {
  const [, field, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (field !== undefined && value !== undefined) return { field, value };
  throw new InvalidArgumentError(`${JSON.stringify(text)} is no field=value, such as tariff=PLUS.`);
}

function readVersion(text: string): string {
  if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 0.');
  return text;
}

function withWhose(command: Command): Command {
  return command.addOption(
    choice('--of <whose>', 'whose metadata it is', ['customers', 'invoices']).default('customers'),
  );
}

function withSubject(command: Command): Command {
  return command.option('--customer <reference>', 'or id').option('--invoice <number>', 'or id');
}
