import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#libs/ids';
import type { DunlinCommand } from './dunlin.js';
import { eventually } from './eventually.js';

/** What people do by hand, on a customer that they create. The clock stands at noon of 10 March 2026. */
export function describeActs(running: () => DunlinCommand): void {
  const json = <Printed = object>(...args: string[]): Promise<Printed> => running().json<Printed>(...args);
  const refusal = async (...args: string[]): Promise<string> => (await running().refused(...args)).code;

  describe('by hand', () => {
    it('customers are created and changed, with contacts, refused channels and flags', async () => {
      const created = await json(
        ...['customer', 'create', 'A-1', '--name', 'Ann Example', '--kind', 'person'],
        ...['--zone', 'Europe/Berlin', '--email', 'ann@example.test'],
      );
      expect(created).toMatchObject({ reference: 'A-1', kind: 'PERSON', contacts: [{ address: 'ann@example.test' }] });
      expect(await json('customer', 'change', 'A-1', '--locale', 'de')).toMatchObject({
        locale: 'de',
        name: 'Ann Example',
      });
      const changed = ['contact', 'change', 'A-1', '--email', 'a.example@example.test', '--phone', '+4915112345678'];
      expect(await json(...changed)).toMatchObject({
        contacts: expect.arrayContaining([expect.objectContaining({ channel: 'SMS' })]),
      });
      const bySms = ['A-1', '--channel', 'sms', '--reason', 'wrong number'];
      const invalid = await json<{ contacts: object[] }>('contact', 'invalidate', ...bySms);
      expect(invalid.contacts).toContainEqual(expect.objectContaining({ channel: 'SMS', validity: 'INVALID' }));
      const valid = await json<{ contacts: object[] }>('contact', 'validate', ...bySms);
      expect(valid.contacts).toContainEqual(expect.objectContaining({ channel: 'SMS', validity: 'VALID' }));
      expect(await refusal('contact', 'change', 'A-1')).toBe('CONTACT_INVALID');
      expect(await refusal('contact', 'invalidate', 'D-1', '--channel', 'sms', '--reason', 'x')).toBe(
        'CONTACT_NOT_FOUND',
      );
      const raised = await json('flag', 'raise', 'A-1', '--flag', 'fraud', '--reason', 'reported');
      expect(raised).toMatchObject({ flags: ['FRAUD'] });
      expect(await json('flag', 'lower', 'A-1', '--flag', 'fraud', '--reason', 'cleared')).toMatchObject({ flags: [] });
      expect(await json('opt-out', 'record', 'A-1', '--channel', 'call')).toMatchObject({ optedOutChannels: ['CALL'] });
      const withdrawn = await json('opt-out', 'withdraw', 'A-1', '--channel', 'call', '--reason', 'asked for calls');
      expect(withdrawn).toMatchObject({ optedOutChannels: [] });
    });

    it('notes are added and tasks given', async () => {
      expect(await json('note', 'add', 'A-1', 'Prefers mornings.')).toMatchObject({ text: 'Prefers mornings.' });
      const task = ['--queue', 'callers', '--title', 'Call Ann', '--due', '2026-03-12'];
      const created = await json<{ taskId: string }>('task', 'create', '--customer', 'A-1', ...task);
      expect(created).toMatchObject({ queue: 'callers', title: 'Call Ann', dueTime: '2026-03-12T00:00:00.000Z' });
      expect(await json('task', 'list', '--customer', 'A-1')).toMatchObject([{ taskId: created.taskId }]);
      const { out } = await running().run('task', 'list', '--customer', 'A-1');
      expect(out).toMatch(/2026-03-12T00:00Z +callers +Call Ann +A-1 +Ann Example +OPEN/);
    });

    it('invoices are drafted, issued, explained, disputed and held', async () => {
      const draft = ['invoice', 'create', 'A-100', '--customer', 'A-1', '--amount', '250.00', '--currency', 'EUR'];
      const created = await json(...draft, '--issued', '2026-01-15', '--due', '2026-03-20');
      expect(created).toMatchObject({
        number: 'A-100',
        lifecycle: 'DRAFT',
        amount: { minor: '25000', currency: 'EUR' },
      });
      expect(await json('invoice', 'issue', 'A-100')).toMatchObject({ lifecycle: 'OPEN' });
      const why = await eventually(
        () => json<object[]>('invoice', 'explain', 'A-100').catch(() => []),
        (rows) => rows.length > 0,
      );
      expect(why).toMatchObject([{ sequence: 'mahnlauf', enrolled: false, matches: false }]);
      expect(await json('dispute', 'raise', 'A-100', '--reason', 'damaged')).toMatchObject({ disputed: true });
      expect(await json('dispute', 'list', '--customer', 'A-1')).toMatchObject([{ text: 'damaged', state: 'OPEN' }]);
      expect(await json('dispute', 'close', 'A-100', '--reason', 'settled')).toMatchObject({ disputed: false });
      const raise = ['dispute', 'raise', 'A-100', '--amount', '20.00', '--reason-code', 'DEFECTIVE'];
      const part = await json<{ disputeId: string }>(...raise, '--deadline', '2026-04-30');
      expect(part).toMatchObject({ collectableAmount: { minor: '23000', currency: 'EUR' } });
      expect(await json('dispute', 'show', part.disputeId)).toMatchObject({
        state: 'OPEN',
        deadlineDate: '2026-04-30',
      });
      expect(await json('dispute', 'resolve', part.disputeId, '--for', 'creditor', '--reason', 'whole')).toMatchObject({
        ...{ state: 'RESOLVED_FOR_CREDITOR', credited: { minor: '0' } },
      });
      const again = await json<{ disputeId: string }>(...raise);
      const credit = ['dispute', 'resolve', again.disputeId, '--for', 'both', '--credit', '20.00', '--reason', 'x'];
      expect(await refusal(...credit, '--yes')).toBe('DISPUTE_INVALID');
      expect(await json('dispute', 'withdraw', again.disputeId, '--reason', 'found')).toMatchObject({
        state: 'WITHDRAWN',
      });
      expect(await json('dispute', 'list', '--invoice', 'A-100', '--state', 'open')).toEqual([]);
      const hold = await json<{ holdId: string }>(
        ...['hold', 'place', '--invoice', 'A-100', '--reason', 'in talks', '--until', '2026-04-01'],
      );
      expect(hold).toMatchObject({ scope: 'INVOICE', reason: 'in talks', endTime: '2026-04-01T00:00:00.000Z' });
      await json('hold', 'place', '--customer', 'A-1', '--reason', 'in court');
      const holds = await running().run('hold', 'list', 'A-1', '--in-force');
      expect(holds.out).toMatch(/CUSTOMER +in court.*INVOICE A-100 +in talks.*2 rows/s);
      expect(await json('hold', 'lift', hold.holdId, '--reason', 'talks failed')).toMatchObject({
        holdId: hold.holdId,
      });
      expect(await json('hold', 'list', 'A-1', '--in-force')).toMatchObject([{ scope: 'CUSTOMER' }]);
      expect(await refusal('hold', 'place', '--reason', 'x')).toBe('HOLD_INVALID');
      expect(await refusal('hold', 'place', '--customer', 'A-1', '--invoice', 'A-100', '--reason', 'x')).toBe(
        'HOLD_INVALID',
      );
    });

    it('fees are charged on invoices, and waived', async () => {
      const fee = ['charge', 'add', 'A-100', '--kind', 'fee', '--amount', '5.00', '--reason', 'second reminder'];
      const added = await json<{ chargeId: string }>(...fee, '--occurrence', 'second-reminder');
      expect(added).toMatchObject({ kind: 'FEE', state: 'OPEN', open: { minor: '500', currency: 'EUR' } });
      expect(await refusal(...fee, '--occurrence', 'second-reminder')).toBe('CHARGE_KEY_REUSED');
      const { invoice } = await json<{ invoice: object }>('invoice', 'show', 'A-100');
      expect(invoice).toMatchObject({
        remaining: { minor: '25500' },
        components: [{ component: 'PRINCIPAL' }, { component: 'FEE', owed: { minor: '500' } }],
      });
      const waive = ['charge', 'waive', added.chargeId, '--reason', 'goodwill', '--yes'];
      expect(await json(...waive, '--amount', '2.00')).toMatchObject({
        ...{ waived: { minor: '200' }, open: { minor: '300' }, state: 'OPEN' },
      });
      expect(await json(...waive)).toMatchObject({ state: 'WAIVED' });
      expect(await json('charge', 'show', added.chargeId)).toMatchObject({ state: 'WAIVED', waiveReason: 'goodwill' });
      expect(await json('charge', 'list', '--invoice', 'A-100')).toMatchObject([{ chargeId: added.chargeId }]);
      const { out } = await running().run('charge', 'list', '--customer', 'A-1');
      expect(out).toMatch(/A-100 +A-1 +Ann Example +FEE +WAIVED +5.00 EUR +0.00 EUR +second reminder/);
    });

    it('templates are written and shown, messages are previewed, decided on and delayed while a hold is on', async () => {
      const about = ['--invoice', 'A-100'];
      const preview = await running().run('message', 'preview', 'A-1', '--template', 'reminder', ...about);
      expect(preview.out).toMatch(/^Subject \(de\): .*A-100.*\n\n.*250,00/s);
      const template = await json<{ subject: string; html: string; text: string }>(
        'template',
        'show',
        'reminder',
        '--locale',
        'de',
      );
      expect(template).toMatchObject({ name: 'reminder', locale: 'de', subject: expect.stringContaining('{{') });
      expect(await refusal('template', 'show', 'reminder')).toBe('TEMPLATE_AMBIGUOUS');
      expect(await refusal('template', 'show', 'no-such')).toBe('TEMPLATE_NOT_FOUND');
      expect(await json('message', 'decide', 'A-1')).toMatchObject({ outcome: 'ALLOW' });
      const send = ['message', 'send', 'A-1', '--template', 'reminder', ...about, '--request-id', newId(), '--yes'];
      const held = await running().run(...send, '--json');
      expect([held.code, JSON.parse(held.out)]).toMatchObject([1, { state: 'DELAYED', reason: 'CASE_HELD' }]);
      const [hold] = await json<[{ holdId: string }]>('hold', 'list', 'A-1', '--in-force');
      await json('hold', 'lift', hold.holdId, '--reason', 'court is over');
    });

    it('messages are sent once, and caps are set', async () => {
      const send = [
        ...['message', 'send', 'A-1', '--template', 'reminder', '--invoice', 'A-100'],
        ...['--request-id', newId(), '--yes'],
      ];
      const sent = await json<{ messageId: string }>(...send);
      expect(sent).toMatchObject({ state: 'SENT', template: 'reminder', locale: 'de' });
      expect(await json(...send)).toMatchObject({ messageId: sent.messageId });
      const listed = await running().run('message', 'list', '--customer', 'A-1', '--state', 'sent');
      expect(listed.out).toMatch(/A-1 +Ann Example +A-100 +reminder +SENT/);
      expect(await refusal('message', 'bounced', newId())).toBe('MESSAGE_NOT_FOUND');
      expect(await json('message', 'summary')).toContainEqual(expect.objectContaining({ state: 'SENT' }));
      const cap = ['contact-cap', 'set', '--customer', 'A-1', '--per-seven-days', '3'];
      expect(await json(...cap)).toMatchObject({ maxPerDay: 0, maxPerSevenDays: 3 });
      expect(await json('contact-cap', 'show', '--customer', 'A-1')).toMatchObject({ maxPerSevenDays: 3 });
    });

    it('payment terms are set, explained, tried and removed', async () => {
      const ofClass = ['--class', 'cli-terms'];
      expect(await json('terms', 'set', ...ofClass, '--net', '0', '--month-end', 'of-issue')).toMatchObject({
        ...{ level: 'CLASS', class: 'cli-terms', kind: 'REGULAR', netDays: 0, monthEnd: 'OF_ISSUE' },
      });
      const { resolved } = await json<{ resolved: { values: object[] }[] }>('terms', 'show', ...ofClass);
      expect(resolved[0]!.values).toContainEqual(
        expect.objectContaining({ name: 'net_days', value: '0', level: 'CLASS', code: 'cli-terms' }),
      );
      const listed = await running().run('terms', 'list', '--level', 'class');
      expect(listed.out).toMatch(/class +cli-terms +regular +0 +of-issue/);
      const tried = await running().run('terms', 'preview', ...ofClass, '--issued', '2026-01-31');
      expect(tried.out).toContain('due on 2026-01-31');
      expect(await refusal('terms', 'set', '--net', '400')).toBe('TERMS_INVALID');
      await json('terms', 'remove', ...ofClass);
      const after = await running().run('terms', 'list', '--level', 'class');
      expect(after.out).not.toContain('cli-terms');
    });

    it('debts are handed to an agency and taken back', async () => {
      const propose = ['placement', 'propose', '--agency', 'northgate', '--customer', 'A-1', '--invoice', 'A-100'];
      expect(await refusal(...propose)).toBe('NOT_CONFIRMED');
      // It was sent a message, but before it was overdue.
      const silent = await running().run(...propose, '--yes');
      expect(silent).toMatchObject({ code: 1, out: expect.stringMatching(/NOT_ANNOUNCED.*--unannounced-reason/s) });
      const why = ['--unannounced-reason', 'nobody lives at the address'];
      const proposed = await json<{ placementId: string }>(...propose, ...why, '--yes');
      expect(proposed).toMatchObject({ agency: 'northgate', lines: [{ invoiceNumber: 'A-100' }] });
      const { placementId } = proposed;
      const placed = await eventually(
        () => json<{ state: string }>('placement', 'show', placementId),
        ({ state }) => state === 'ACTIVE',
      );
      expect(placed).toMatchObject({ state: 'ACTIVE' });
      const listed = await running().run('placement', 'list', '--customer', 'A-1');
      expect(listed.out).toMatch(/A-1 +Ann Example +northgate +ACTIVE +A-100 +250.00 EUR/);
      const recalled = await json('placement', 'recall', placementId, '--reason', 'pays directly', '--yes');
      expect(recalled).toMatchObject({ placementId, lines: [{ state: 'RECALL_REQUESTED' }] });
      expect(await json('agency', 'list')).toMatchObject([{ code: 'northgate', active: true }]);
      expect(await json('agency', 'read-files', 'northgate')).toMatchObject({ errorCount: '0' });
    });

    it('the files of it that went out and came back are listed, shown and downloaded', async () => {
      const placements = await json<{ placementId: string; state: string }[]>('placement', 'list', '--customer', 'A-1');
      // The proposal that was refused stands beside it, of the same moment.
      const { placementId } = placements.find(({ state }) => state !== 'REFUSED')!;
      const ofIt = ['agency-file', 'list', '--agency', 'northgate', '--placement', placementId];
      // The agency answers in its own time.
      const received = await eventually(
        () => json<{ fileId: string }[]>(...ofIt, '--direction', 'received', '--state', 'taken'),
        ({ length }) => length > 0,
      );
      expect(received).toContainEqual(
        expect.objectContaining({ fileName: `placement-${placementId}.ack.csv`, lineCount: 1, errorCount: 0 }),
      );
      const sent = await json<{ fileId: string }[]>(...ofIt, '--name', `placement-${placementId}.csv`);
      expect(sent).toMatchObject([{ direction: 'SENT', kind: 'PLACEMENT', state: 'CONFIRMED', lineCount: 1 }]);
      const { fileId } = sent[0]!;
      expect(await json('agency-file', 'show', fileId)).toMatchObject({ placementIds: [placementId], message: '' });
      expect(await json('agency-file', 'errors', received[0]!.fileId)).toEqual([]);
      const to = join(mkdtempSync(join(tmpdir(), 'agency-file-')), 'sent.csv');
      await json('agency-file', 'download', fileId, '--to', to);
      expect(readFileSync(to, 'utf8')).toMatch(
        new RegExp(`^placement_id,line,.*\\r\\n${placementId},1,A-1,A-100,EUR,250.00,`),
      );
      expect(await refusal('agency-file', 'download', fileId, '--to', to)).toBe('FILE_UNWRITABLE');
      expect(await refusal('agency-file', 'show', newId())).toBe('AGENCY_FILE_NOT_FOUND');
    });

    it('money is marked as paid by the way it came, and shown', async () => {
      const paid = await json<{ paymentId: string }>(
        ...['payment', 'mark-paid', 'A-100', '--method', 'cash', '--value-date', '2026-03-09'],
      );
      expect(paid).toMatchObject({ method: 'CASH', valueDate: '2026-03-09', amount: { minor: '25000' } });
      const shown = await eventually(
        () => json<{ inFlight: boolean }>('payment', 'show', paid.paymentId),
        ({ inFlight }) => !inFlight,
      );
      expect(shown).toMatchObject({ state: 'SETTLED', allocated: [{ amount: { minor: '25000' } }] });
      const listed = await running().run('payment', 'list', '--customer', 'A-1');
      expect(listed.out).toMatch(/2026-03-09 +A-1 +Ann Example +250.00 EUR +CASH +SETTLED +A-100/);
      const lines = await json('journal', 'list', '--invoice', 'A-100', '--context', 'ALLOCATION');
      expect(lines).toContainEqual(expect.objectContaining({ credit: { minor: '25000', currency: 'EUR' } }));
    });

    it('what remains of an invoice is written off, and closed where it is little', async () => {
      const draft = ['invoice', 'create', 'A-101', '--customer', 'A-1', '--amount', '12.00', '--currency', 'EUR'];
      await json(...draft, '--issued', '2026-01-15', '--due', '2026-03-20');
      await json('invoice', 'issue', 'A-101');
      expect(await refusal('invoice', 'close-small', 'A-101', '--yes')).toBe('INVOICE_STATE_FORBIDS');
      const create = ['write-off', 'create', 'A-101', '--reason', 'no reply', '--yes', '--reason-code'];
      expect(await refusal(...create, 'HARVEST')).toBe('WRITE_OFF_INVALID');
      const created = await json<{ writeOffId: string }>(...create, 'UNCOLLECTABLE');
      expect(created).toMatchObject({
        ...{ invoiceNumber: 'A-101', method: 'DIRECT', amount: { minor: '1200', currency: 'EUR' }, text: 'no reply' },
      });
      expect(await json('write-off', 'show', created.writeOffId)).toMatchObject({ reasonCode: 'UNCOLLECTABLE' });
      expect(await json('invoice', 'list', '--state', 'written-off')).toMatchObject([{ number: 'A-101' }]);
      const { out } = await running().run('write-off', 'list', '--customer', 'A-1', '--method', 'direct');
      expect(out).toMatch(/A-101 +A-1 +Ann Example +DIRECT +12.00 EUR +0.00 EUR +UNCOLLECTABLE: no reply/);
    });

    it('all of it is counted, and stands in the diary', async () => {
      // A list for people cuts what is too long for its column; nothing cuts these.
      const placedUnannounced =
        /Placed with northgate[^"]*, never announced to the debtor: nobody lives at the address/;
      const [invoices, cases, diary, lines] = await Promise.all([
        json('invoice', 'summary'),
        json<{ casesByState: object[] }>('case', 'summary'),
        running().run('customer', 'diary', 'A-1'),
        eventually(
          () => running().run('customer', 'diary', 'A-1', '--json'),
          ({ out }) => placedUnannounced.test(out),
        ),
      ]);
      expect(invoices).toMatchObject({ remaining: [{ currency: 'EUR' }] });
      expect(cases.casesByState.length).toBeGreaterThan(0);
      expect(diary.out).toMatch(/TIME +WHAT/);
      expect(diary.out).toMatch(/Prefers mornings/);
      expect(lines.out).toMatch(placedUnannounced);
    });
  });
}
