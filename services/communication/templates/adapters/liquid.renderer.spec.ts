import { money } from '#libs/money';
import { templateContext } from '../domain/content.js';
import { LiquidRenderer } from './liquid.renderer.js';
import { sampleContexts, sampleUnsubscribeUrl } from './sample-contexts.js';
import { shippedTemplates } from './shipped-templates.js';

const renderer = new LiquidRenderer();
const sources = {
  name: 'note',
  channel: 'EMAIL' as const,
  locale: 'en',
  subject: 'Invoice {{ invoice.number }}',
  html: '<p>{{ customer.name }}</p><a href="{{ unsubscribeUrl }}">stop</a>',
  text: '{{ customer.name }} {{ unsubscribeUrl }}',
};
const faults = (more: Partial<typeof sources>) =>
  renderer.faults({ ...sources, ...more }).map(({ field, description }) => `${field}: ${description}`);

describe('the templates that ship', () => {
  it('exist in English and German and are without fault', async () => {
    const templates = await shippedTemplates();
    expect(templates.map(({ name, locale }) => `${name}.${locale}`)).toEqual([
      'final-notice.de',
      'final-notice.en',
      'reminder.de',
      'reminder.en',
      'upcoming-due.de',
      'upcoming-due.en',
    ]);
    for (const template of templates) expect(renderer.faults(template)).toEqual([]);
  });

  it('name one invoice or list several', async () => {
    const [one, , , several] = sampleContexts('en');
    const reminder = (await shippedTemplates()).find(({ name, locale }) => name === 'reminder' && locale === 'en')!;
    const template = { ...reminder, version: 1 };
    const single = renderer.render(template, one!, 'en');
    expect(single.subject).toBe('Reminder: invoice INV-1001, €1,234.50 open');
    expect(single.text).toContain('due on February 1, 2024, 29 days ago.');
    expect(single.text).not.toContain('Total');
    const digest = renderer.render(template, several!, 'en');
    expect(digest.subject).toBe('Reminder: 3 open invoices, €1,334.00 in total');
    expect(digest.text.match(/^- Invoice INV-100\d, due .*: €[\d,.]+$/gm)).toHaveLength(3);
    expect(digest.text).toContain('Total: €1,334.00');
    expect(digest.html.match(/INV-100\d/g)).toHaveLength(3);
    expect(digest.text).not.toMatch(/\n{3}/);
    for (const { html, text } of [single, digest]) {
      expect(html).toContain(sampleUnsubscribeUrl);
      expect(text).toContain(sampleUnsubscribeUrl);
    }
  });
});

describe('the trial of a template', () => {
  it('passes what can be sent', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ text: '{{ invoice.remainingMajor | money: invoice.currency }} {{ unsubscribeUrl }}' })).toEqual([]);
    expect(faults({ text: `{{ invoice.dueOn | date: 'short' }} {{ unsubscribeUrl }}` })).toEqual([]);
    expect(faults({ text: '{% for i in invoices %}{{ i.number }}{% endfor %} {{ unsubscribeUrl }}' })).toEqual([]);
    expect(faults({ text: '{{ invoices.first.number }} {{ invoices[0].amount }} {{ unsubscribeUrl }}' })).toEqual([]);
  });

  it.each([
    ['a variable that no message has', { subject: 'Hello {{ customer.email }}' }, 'subject: uses customer.email'],
    [
      'one in a branch that is never taken',
      { text: '{% if invoices.size > 99 %}{{ nope }}{% endif %}{{ unsubscribeUrl }}' },
      'text: uses nope',
    ],
    [
      'an unknown member of a loop',
      { text: '{% for i in invoices %}{{ i.nope }}{% endfor %}{{ unsubscribeUrl }}' },
      'text: undefined variable: i.nope',
    ],
    ['an unknown filter', { html: '{{ unsubscribeUrl | shout }}' }, 'html: undefined filter: shout'],
    ['broken syntax', { html: '{% if %}{{ unsubscribeUrl }}' }, 'html: '],
    ['no opt-out in the HTML part', { html: '<p>Pay</p>' }, 'html: does not always show {{ unsubscribeUrl }}'],
    ['no opt-out in the text part', { text: 'Pay' }, 'text: does not always show {{ unsubscribeUrl }}'],
    [
      'an opt-out that only some debtors see',
      { text: '{% if invoices.size > 1 %}{{ unsubscribeUrl }}{% endif %}' },
      'text: does not always show',
    ],
    [
      'an opt-out in a comment',
      { text: '{% comment %}{{ unsubscribeUrl }}{% endcomment %}' },
      'text: does not always show',
    ],
    ['an empty subject', { subject: '{% if invoices.size > 1 %}x{% endif %}' }, 'subject: comes out empty'],
    ['unescaped output', { html: '{{ customer.name | raw }}{{ unsubscribeUrl }}' }, 'html: raw is not allowed'],
    ['a file', { text: `{% include 'x' %}{{ unsubscribeUrl }}` }, 'text: '],
    ['endless work', { text: '{% for i in (1..9999999) %}{{ unsubscribeUrl }}{% endfor %}' }, 'text: '],
    ['a wrong currency', { text: `{{ '1' | money: 'XXQ' }}{{ unsubscribeUrl }}` }, 'text: money needs a currency'],
    ['a wrong date', { text: `{{ 'x' | date }}{{ unsubscribeUrl }}` }, 'text: date needs a date'],
  ])('refuses %s', (_what, more, fault) => {
    expect(faults(more)).toEqual([expect.stringContaining(fault)]);
  });
});

it('escapes what customers wrote, in HTML only, and does not run it', () => {
  const hostile = `<script>alert("1")</script>{{ invoice.number }}'\r\nBcc: eve@example.test`;
  const context = templateContext({
    customer: { name: hostile, reference: hostile },
    invoices: [
      {
        invoiceId: 'i',
        number: '<b>1</b>',
        customerId: 'c',
        lifecycle: 'OPEN',
        collectable: true,
        disputed: false,
        amount: money(1n, 'USD'),
        remaining: money(1n, 'USD'),
        dueDate: '2024-01-01',
        version: 1n,
      },
    ],
    organisationName: 'A & B',
    unsubscribeUrl: 'https://example.test/u',
    today: '2024-01-02',
    locale: 'en',
  });
  const template = { ...sources, version: 1, subject: '{{ customer.name }} {{ invoice.number }}' };
  const { subject, html, text } = renderer.render(template, context, 'en');
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('{{ invoice.number }}');
  expect(text).toContain('<script>alert("1")</script>');
});
