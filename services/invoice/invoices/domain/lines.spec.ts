import fc from 'fast-check';
import { FieldFaults } from '#libs/fields';
import { accounts } from '../../ledger/domain/journal/journal.js';
import { taxOf } from '../../ledger/domain/journal/tax.js';
import { change, decided, disputed, issued, linesOf, paid, World } from '../../testing/ledger-world.js';
import { type LineInput, netOf, readBilled, taxesOf } from './lines.js';
import { changeByFeed, reopenByFeed, voidInvoice } from './receivable.js';

const eur = (minor: bigint) => ({ minor, currency: 'EUR' });
const line = (quantity: bigint, price: bigint, rate: number, text = 'Work'): LineInput => ({
  text,
  quantity,
  unitPrice: eur(price),
  taxRateBasisPoints: rate,
});

function billed(lines: readonly LineInput[], amount: bigint | null = null) {
  const faults = new FieldFaults();
  const read = readBilled(faults, lines, amount === null ? null : eur(amount));
  return { read, faults: faults.violations.map(({ field, description }) => `${field} ${description}`) };
}

const someLines = fc.array(
  fc.record({
    quantity: fc.bigInt(1n, 1_000_000n),
    price: fc.bigInt(1n, 100_000n),
    rate: fc.constantFrom(0, 550, 700, 1900, 2100),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('lines', () => {
  it('come to quantity times price, rounded half to the even unit line by line', () => {
    expect(netOf(15_000n, 333n)).toBe(500n);
    expect(netOf(5_000n, 1n)).toBe(0n);
    expect(netOf(5_000n, 3n)).toBe(2n);
  });

  it('are taxed once for each rate, the lowest first', () => {
    const { read } = billed([line(10_000n, 1_003n, 1900), line(10_000n, 1_003n, 1900), line(20_000n, 500n, 700)]);
    expect(taxesOf(read!.lines)).toEqual([
      { taxRateBasisPoints: 700, netMinor: 1_000n, taxMinor: 70n },
      // 381.14; rounded line by line it would be 382.
      { taxRateBasisPoints: 1900, netMinor: 2_006n, taxMinor: 381n },
    ]);
    expect(read).toMatchObject({ amount: eur(3_457n), linesGrossMinor: 3_457n, linesTaxMinor: 451n });
  });

  it('have the same tax however the net of a rate is divided into lines', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(1n, 10_000n), { minLength: 1, maxLength: 10 }), (prices) => {
        const total = prices.reduce((sum, price) => sum + price, 0n);
        const many = billed(prices.map((price) => line(10_000n, price, 1900))).read!;
        expect(many.linesTaxMinor).toBe(billed([line(10_000n, total, 1900)]).read!.linesTaxMinor);
      }),
    );
  });

  it('need no amount, and refuse another one than theirs', () => {
    const lines = [line(10_000n, 10_000n, 1900)];
    expect(billed(lines, 11_900n).read?.amount).toEqual(eur(11_900n));
    expect(billed(lines, 11_901n)).toEqual({
      read: null,
      faults: ['amount must be what the lines come to with tax, 119.00 EUR, or be left out'],
    });
    expect(billed([], 100n).read).toMatchObject({ lines: [], linesGrossMinor: 0n });
    expect(billed([]).faults).toEqual(['amount is missing']);
  });

  it('are refused with what is wrong of each', () => {
    const wrong = { ...line(0n, -1n, 10_001, ' ') };
    const foreign = { ...line(10_000n, 1n, 0), unitPrice: { minor: 1n, currency: 'USD' } };
    expect(billed([wrong, foreign]).faults).toEqual([
      'lines[0].text is missing',
      expect.stringContaining('lines[0].quantity_ten_thousandths'),
      'lines[0].unit_price must not be less than zero',
      expect.stringContaining('lines[0].tax_rate_basis_points'),
      'lines[1].unit_price must be in EUR',
    ]);
    expect(billed([line(1n, 0n, 1900)]).faults).toEqual(['lines must be more than zero']);
    expect(billed(Array.from({ length: 201 }, () => line(10_000n, 1n, 0))).faults).toEqual([
      'lines has more than 200 values',
    ]);
  });
});

/** An issued invoice of these lines. */
function issuedOf(world: World, lines: readonly LineInput[]): { gross: bigint; tax: bigint } {
  const { linesGrossMinor: gross, linesTaxMinor: tax } = billed(lines).read!;
  issued(world, 'i1', { amountMinor: gross, linesGrossMinor: gross, linesTaxMinor: tax });
  return { gross, tax };
}

describe('tax of an invoice', () => {
  it('is posted with its issue, and taken back in its share by a credit note and wholly by a void', () => {
    const world = new World();
    issuedOf(world, [line(10_000n, 10_000n, 1900)]);
    expect(linesOf({ entries: world.entries } as never)).toEqual([
      'INVOICE_ISSUED 1200 D11900',
      'INVOICE_ISSUED 4000 C10000',
      'INVOICE_ISSUED 2200 C1900',
    ]);
    disputed(world, 'i1', 1_190n);
    expect(linesOf(decided(world, 'i1', 1_190n)!)).toEqual([
      'CREDIT_NOTE 4000 D1000',
      'CREDIT_NOTE 2200 D190',
      'CREDIT_NOTE 1200 C1190',
    ]);
    const voided = world.run((session) => voidInvoice(session, 'i1', 'wrong'))!;
    expect(linesOf(voided)).toEqual([
      'INVOICE_VOIDED 4000 D9000',
      'INVOICE_VOIDED 2200 D1710',
      'INVOICE_VOIDED 1200 C10710',
    ]);
    world.assertInvariants();
  });

  it('is none where only the amount is known', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    expect(world.balance(accounts.tax)).toBe(0n);
    world.assertInvariants();
  });

  it('is nothing after any credit notes up to the whole, and its exact share before', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(someLines, parts, fc.boolean(), (given, percents, isPaid) => {
        const world = new World();
        const lines = given.map(({ quantity, price, rate }) => line(quantity, price, rate));
        fc.pre(billed(lines).read !== null);
        const { gross, tax } = issuedOf(world, lines);
        if (isPaid && gross > 1n) paid(world, 'p1', gross / 2n, ['i1']);
        let left = gross;
        const credit = (minor: bigint): void => {
          disputed(world, 'i1', minor);
          decided(world, 'i1', minor);
          left -= minor;
          world.assertInvariants();
          const posted = -world.balance(accounts.tax, { invoiceId: 'i1' });
          const twiceOff = 2n * (posted * gross - tax * left);
          if (left > 0n) expect(twiceOff <= gross && twiceOff >= -gross).toBe(true);
          else expect(posted).toBe(0n);
        };
        for (const percent of percents) {
          const minor = (left * BigInt(percent)) / 100n;
          if (world.invoices.get('i1')!.lifecycle === 'OPEN' && minor > 0n && minor < left) credit(minor);
        }
        if (world.invoices.get('i1')!.lifecycle !== 'OPEN') return;
        credit(left);
        expect(world.balance(accounts.revenue, { invoiceId: 'i1' })).toBe(0n);
      }),
    );
  });

  it('follows an amount that a file changes, and begins anew when one re-opens it', () => {
    const world = new World();
    issuedOf(world, [line(10_000n, 10_000n, 1900)]);
    const lowered = world.run((session) => void changeByFeed(session, 'i1', change(5_950n)))!;
    expect(linesOf(lowered)).toEqual([
      'AMOUNT_CHANGED 4000 D5000',
      'AMOUNT_CHANGED 2200 D950',
      'AMOUNT_CHANGED 1200 C5950',
    ]);
    world.run((session) => voidInvoice(session, 'i1', 'ABSENT_FROM_FEED'));
    world.run((session) => reopenByFeed(session, 'i1', change(11_900n)));
    expect(taxOf(world.invoices.get('i1')!)).toBe(1_900n);
    world.assertInvariants();
  });
});
