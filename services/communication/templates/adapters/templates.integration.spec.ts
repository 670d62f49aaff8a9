import type { communicationV1 } from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { aCase, ann, client, codeOf, mail, send, useCommunication } from '../../testing/communication.js';

useCommunication();

describe('templates', () => {
  const sources = {
    subject: 'About {{ invoice.number }}',
    html: '<p>{{ customer.name }}</p><a href="{{ unsubscribeUrl }}">stop</a>',
    text: `{{ customer.name }}: {{ total }}, {{ invoice.dueOn | date: 'short' }} {{ unsubscribeUrl }}`,
  };
  const create = (more: communicationV1.CreateTemplateVersionRequestInit = {}) =>
    client.createTemplateVersion(
      { requestId: newId(), name: 'note', locale: 'en', channel: 'CHANNEL_EMAIL', ...sources, ...more },
      ann,
    );

  it('fall back from the region to the language', async () => {
    const { address, request } = aCase({ locale: 'de-AT' });
    expect(await send(request)).toMatchObject({ locale: 'de' });
    const { subject, text } = await mail.parsed(address);
    expect(subject!.replace(/\s/g, ' ')).toMatch(/^Zahlungserinnerung: Rechnung INV-\d+, \$ 123,45 offen$/);
    expect(text).toContain('fällig am 1. Mai 2024');
  });

  it('get versions, of which the newest is used, and are never changed', async () => {
    const requestId = newId();
    const first = await create({ requestId });
    expect(first.template).toMatchObject({ name: 'note', locale: 'en', version: 1 });
    expect(await create({ requestId })).toEqual(first);
    expect((await create({ locale: 'EN-gb', subject: 'GB' })).template).toMatchObject({ locale: 'en-GB', version: 1 });
    const versions = await Promise.all([1, 2, 3].map(() => create({ subject: 'New {{ invoice.number }}' })));
    expect(versions.map(({ template }) => template!.version).sort()).toEqual([2, 3, 4]);
    const { address, request } = aCase({}, { template: 'note' });
    expect(await send(request)).toMatchObject({ templateVersion: 4, locale: 'en' });
    const { subject, text } = await mail.parsed(address);
    expect(subject).toMatch(/^New INV/);
    expect(text).toContain('Ada Lovelace: $123.45, 5/1/24');
  });

  it('are refused with what is wrong', async () => {
    const error = await create({ name: 'No Name', locale: '!' }).catch((thrown: unknown) => thrown as DomainError);
    expect(error).toMatchObject({ code: 'TEMPLATE_INVALID', kind: 'invalid' });
    const trial = await create({ html: '<p>{{ customer.email }}</p>' }).catch(
      (thrown: unknown) => thrown as DomainError,
    );
    expect((trial as DomainError).details.violations).toEqual([
      { field: 'html', description: 'uses customer.email, which no message has' },
    ]);
  });

  it('are listed with their newest versions, page by page', async () => {
    const names: string[] = [];
    for (let pageToken = ''; ;) {
      const page = await client.listTemplates({ pageSize: 3, pageToken }, ann);
      names.push(...page.templates.map(({ name, locale }) => `${name}.${locale}`));
      pageToken = page.nextPageToken;
      if (pageToken === '') break;
    }
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(
      expect.arrayContaining([
        'final-notice.de',
        'final-notice.en',
        'reminder.de',
        'reminder.en',
        'upcoming-due.de',
        'upcoming-due.en',
      ]),
    );
  });

  it('are checked by name, before a sequence stores the names', async () => {
    await create({ name: 'german-only', locale: 'de' });
    const check = async (names: string[], channel: communicationV1.CheckTemplatesRequestInit['channel']) =>
      (await client.checkTemplates({ names, channel }, ann)).unknownNames;
    const names = ['no-such', 'reminder', 'german-only', 'Not A Name', 'no-such', 'final-notice', 'a\u0000b'];
    expect(await check(names, 'CHANNEL_EMAIL')).toEqual(['no-such', 'Not A Name', 'a\u0000b']);
    expect(await check(['reminder'], 'CHANNEL_EMAIL')).toEqual([]);
    const many = Array.from({ length: 501 }, (_, index) => `name-${index}`);
    expect(await check(many.slice(1), 'CHANNEL_EMAIL')).toHaveLength(500);
    for (const wrong of [
      check([], 'CHANNEL_EMAIL'),
      check(many, 'CHANNEL_EMAIL'),
      check(['reminder'], 'CHANNEL_SMS'),
    ]) {
      expect(await codeOf(wrong)).toBe('TEMPLATE_INVALID');
    }
  });

  it('can be previewed with the data of a customer', async () => {
    const { customerId, address, invoiceId } = aCase({ locale: 'de' });
    const preview = await client.previewMessage({ customerId, invoiceIds: [invoiceId], template: 'final-notice' }, ann);
    expect(preview.locale).toBe('de');
    expect(preview.subject).toMatch(/^Letzte Mahnung/);
    expect(preview.html).toContain('https://mail.northwind.example/unsubscribe/preview');
    expect(mail.to(address)).toEqual([]);
    const ask = (more: communicationV1.PreviewMessageRequestInit) =>
      codeOf(client.previewMessage({ customerId, invoiceIds: [invoiceId], template: 'reminder', ...more }, ann));
    expect(await ask({ customerId: newId() })).toBe('CUSTOMER_NOT_FOUND');
    expect(await ask({ invoiceIds: [newId()] })).toBe('INVOICE_NOT_FOUND');
    expect(await ask({ template: 'no-such' })).toBe('TEMPLATE_NOT_FOUND');
    expect(await ask({ invoiceIds: [] })).toBe('MESSAGE_INVALID');
  });
});
