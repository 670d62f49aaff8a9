import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { protosFolder, serviceNames } from '#libs/contracts';
import { decodeEvent, topicsOf } from '#libs/platform';
import { eventCodec, parseHeaders } from '#libs/platform/messaging';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { asyncApiDocument } from './asyncapi.js';
import { exampleOf } from './examples/index.js';
import { publishedEvents } from './published-events.js';
import { topicsPage } from './topics-page.js';

const events = publishedEvents();

describe('the AsyncAPI document', () => {
  const document = asyncApiDocument(events, '1.2.3') as unknown as {
    channels: Record<string, { address: string; messages: object }>;
    components: { messageTraits: { cloudEvent: { headers: { properties: object; required: string[] } } } };
  };
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'asyncapi');

  it.each(events)('has an example of $type that is the event in both forms', ({ type }) => {
    const { headers, json, protobuf } = exampleOf(type);
    const validate = ajv.compile({ $ref: `asyncapi#/components/schemas/${type}` });
    expect([validate(json), validate.errors]).toEqual([true, null]);
    const { properties, required } = document.components.messageTraits.cloudEvent.headers;
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(headers)));
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(required));
    expect(parseHeaders(headers).fault).toBeUndefined();
    expect(decodeEvent(type, eventCodec.fromJson(type, Buffer.from(JSON.stringify(json))))).toEqual(
      decodeEvent(type, protobuf),
    );
  });

  it('refuses a payload that is not the event', () => {
    const validate = ajv.compile({ $ref: 'asyncapi#/components/schemas/dunlin.invoice.v1.InvoiceIssued' });
    const { json } = exampleOf('dunlin.invoice.v1.InvoiceIssued');
    expect(validate({ ...json, cause: { actor: 7 } })).toBe(false);
    expect(validate({ ...json, snapshot: { invoice: { lifecycle: 'OPEN' } } })).toBe(false);
  });

  it('names every event on the topic of its service', () => {
    const named = Object.values(document.channels).flatMap(({ address, messages }) =>
      Object.keys(messages).map((name) => `${address} ${name}`),
    );
    expect(named.sort()).toEqual(events.map(({ topic, message }) => `{prefix}${topic} ${message.name}`).sort());
  });
});

describe('the list of errors', () => {
  const page = fs.readFileSync(path.join(repositoryRoot, 'docs/contracts/errors.md'), 'utf8');
  const listed = new Map(page.split('\n## ').map((section) => [section.split('\n', 1)[0]!, section]));
  /** Faults of a start, a migration or an activity, which no caller meets. */
  const unanswered =
    /^libs\/(cli|client|files|portfolio|testing)\/|^libs\/platform\/(db\/migrate|process\/(launch|start-gate|verify))\.|\/activities\//;

  it.each(['libs', ...serviceNames.map((name) => `services/${name}`)])('has every reason that %s gives', (folder) => {
    const files = fs
      .readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !unanswered.test(file));
    // A lib that several services share has its reasons in the lists of those services.
    const pages = folder === 'libs' ? page : [listed.get('platform'), listed.get(path.basename(folder))].join('\n');
    const given = files.flatMap((file) => {
      const text = fs.readFileSync(path.join(repositoryRoot, file), 'utf8');
      const thrown = text.matchAll(
        /(?:new DomainError\(\s*'|refusedTransition\(\s*'|invalidFields\(\s*'|\berrors\.)([A-Z_]+)/g,
      );
      return [...thrown].map(([, reason]) => `${reason} ${file}`);
    });
    expect(given).not.toEqual([]);
    expect(given.filter((one) => !pages.includes(`\`${one.split(' ')[0]}\``))).toEqual([]);
  });
});

describe('the list of topics', () => {
  it('has every topic with what it is made with', () => {
    const page = topicsPage(events);
    for (const topic of topicsOf('dunlin.')) expect(page).toContain(`| \`${topic}\` |`);
    expect(page).toContain('12 partitions');
    expect(page).toContain('30 days of retention');
  });
});

describe('the published contracts', () => {
  let copy: string;
  beforeAll(() => (copy = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-protos-'))));
  afterAll(() => fs.rmSync(copy, { recursive: true }));

  /** What buf says of the protos after changes of files, against the committed baseline. */
  function breaking(...changes: [file: string, from: string | RegExp, to: string][]): string {
    fs.cpSync(protosFolder, copy, { recursive: true });
    for (const [file, from, to] of changes) {
      const text = fs.readFileSync(path.join(copy, file), 'utf8');
      expect(text).toMatch(from);
      fs.writeFileSync(path.join(copy, file), text.replace(from, to));
    }
    const buf = path.join(repositoryRoot, 'node_modules/.bin/buf');
    const args = ['breaking', '.', '--against', 'baseline.binpb'];
    return spawnSync(buf, args, { cwd: copy, encoding: 'utf8' }).stdout;
  }

  const invoiceEvents = 'dunlin/invoice/v1/events.proto';

  it('may gain fields', () => {
    const cause = '  dunlin.common.v1.Cause cause = 1;\n';
    expect(breaking([invoiceEvents, cause, `${cause}  // New.\n  string note = 99;\n`])).toBe('');
  });

  it('may not lose an event, a field, an rpc or an enum value', () => {
    const said = breaking(
      [invoiceEvents, /message InvoicePaid \{[^}]*\}\n/, ''],
      [invoiceEvents, 'repeated string changed_fields = 3;', 'reserved 3;'],
      ['dunlin/invoice/v1/invoice_service.proto', /rpc RaiseDispute\(.*;\n/, ''],
      ['dunlin/customer/v1/customer.proto', 'FLAG_MINOR = 3;', 'reserved 3;'],
    );
    for (const lost of ['"InvoicePaid"', '"changed_fields"', '"RaiseDispute"', 'value "3"'])
      expect(said).toContain(lost);
  });
});
