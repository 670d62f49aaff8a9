import type { DunlinCommand, Ended } from './dunlin.js';

const maxWidth = 120;

const lists: readonly (readonly string[])[] = [
  ['invoice', 'list'],
  ['dispute', 'list'],
  ['charge', 'list'],
  ['write-off', 'list'],
  ['prolongation', 'list'],
  ['prolongation', 'policies'],
  ['journal', 'list'],
  ['payment', 'list'],
  ['promise', 'list'],
  ['attempt', 'list'],
  ['reconciliation', 'list'],
  ['payment-file', 'unmatched'],
  ['customer', 'list'],
  ['customer', 'diary', 'D-3'],
  ['task', 'list'],
  ['sequence', 'list'],
  ['case', 'list'],
  ['hold', 'list', 'D-3'],
  ['message', 'list'],
  ['template', 'list'],
  ['agency', 'list'],
  ['agency-file', 'list'],
  ['placement', 'list'],
  ['parked', 'list'],
  ['dead-letter', 'list', '--service', 'payment'],
];

/** What lists look like to people; rows are there from what was done before. */
export function describeLists(running: () => DunlinCommand): void {
  describe('a list', () => {
    it('has one line for each row, none longer than 120 columns', async () => {
      const long = 'A name that goes on and on, '.repeat(7);
      await running().json('customer', 'create', 'A-2', '--name', long);
      const reason = 'a reason that explains itself at length, '.repeat(10);
      await running().json('hold', 'place', '--customer', 'D-3', '--reason', reason);
      const shown = await inTurns(lists, (list) => running().run(...list));
      for (const [index, { code, out }] of shown.entries()) {
        const list = lists[index]!.join(' ');
        const [head, ...rest] = out.trimEnd().split('\n');
        const end = rest.findIndex((line) => /^\d+ rows?/.test(line));
        expect([list, code, head]).toEqual([list, 0, expect.stringMatching(/^[A-Z ]+$/)]);
        expect([list, `${end}`]).toEqual([list, /^\d+/.exec(rest[end] ?? '')?.[0]]);
        for (const line of rest.slice(0, end)) expect([list, [...line].length <= maxWidth]).toEqual([list, true]);
      }
      const customers = shown[lists.findIndex((list) => list.join(' ') === 'customer list')]!;
      expect(customers.out).toMatch(/^A-2 +A name that goes on and on.*…/m);
    });

    it('names customers and invoices, and shows ids only when asked', async () => {
      const id = /[0-9a-f]{8}-[0-9a-f]{4}-/;
      for (const list of [
        ['case', 'list'],
        ['message', 'list'],
        ['invoice', 'list'],
        ['placement', 'list'],
      ]) {
        const [narrow, wide] = await Promise.all([running().run(...list), running().run(...list, '--wide')]);
        expect([list, narrow.out]).toEqual([list, expect.stringMatching(/^.*D-\d+ +Müller; S/m)]);
        expect([list, id.test(rowsOf(narrow)), id.test(rowsOf(wide))]).toEqual([list, false, true]);
      }
    });

    it('of cases shows what is owed, for how many invoices and since when', async () => {
      const [shown] = await running().json<object[]>('case', 'list', '--invoice', 'R-2');
      const owed = {
        outstanding: { minor: '173450', currency: 'EUR' },
        openInvoiceCount: 1,
        oldestDueDate: '2026-02-16',
      };
      expect(shown).toMatchObject(owed);
      const { out } = await running().run('case', 'list', '--invoice', 'R-2');
      expect(out).toMatch(/^D-2 .* 1734.50 EUR +1(, 1 placed)? +2026-02-16 +mahnlauf/m);
    });

    it('says how to get the rows that it does not show', async () => {
      const all = await running().json<{ invoiceId: string }[]>('invoice', 'list', '--all');
      const first = await running().run('invoice', 'list', '--limit', '3');
      const [, token] = /^3 rows, and there are more: .*\n--page-token (\S+)$/m.exec(first.out) ?? [];
      const next = await running().run('invoice', 'list', '--limit', '2', '--page-token', token!, '--json');
      expect(JSON.parse(next.out)).toEqual(all.slice(3, 5));
      expect(JSON.parse(next.err)).toEqual({ more: { pageToken: expect.any(String) } });
      const rest = await running().run('invoice', 'list', '--all', '--page-token', token!);
      expect(rest.out).toMatch(new RegExp(`\n${all.length - 3} rows\n$`));
    });

    it('of invoices shows what remains and for how long it is late', async () => {
      const { out } = await running().run('invoice', 'list', '--number', 'R-10');
      expect(out).toMatch(/R-10 +D-10 +Müller; Söhne D-10 +OVERDUE +99.00 EUR +99.00 EUR +2026-02-24 +14$/m);
    });
  });
}

function rowsOf({ out }: Ended): string {
  return out.slice(0, out.search(/^\d+ rows?/m));
}

/** A few at a time: each command is a process. */
async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += 4) {
    results.push(...(await Promise.all(items.slice(start, start + 4).map(work))));
  }
  return results;
}
