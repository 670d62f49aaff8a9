import fc from 'fast-check';
import { judge, type Facts, type Refusal, type Standing } from './verdict.js';

const standing = (overrides: Partial<Standing> = {}): Standing => ({
  invoiceId: 'i',
  number: 'INV-1',
  customerId: 'acme',
  lifecycle: 'OPEN',
  collectable: true,
  disputed: false,
  remaining: { minor: 500n, currency: 'USD' },
  dueDate: '2013-01-15',
  version: 7n,
  ...overrides,
});
const facts = (overrides: Partial<Facts> = {}): Facts => ({
  customer: { reference: 'C-1', flags: [] },
  standings: new Map([['i', standing()]]),
  moneyInFlight: new Set(),
  actHeld: false,
  heldInvoiceIds: new Set(),
  ...overrides,
});
const withStanding = (overrides: Partial<Standing>) => facts({ standings: new Map([['i', standing(overrides)]]) });
const verdict = (given: Facts, placed: string[] = []) => judge('acme', ['i'], given, new Set(placed))[0]!;

describe('whether a debt may be placed', () => {
  it('says yes with the balance when nothing speaks against it', () => {
    expect(verdict(facts())).toEqual({
      invoiceId: 'i',
      refusal: null,
      invoiceNumber: 'INV-1',
      balance: { minor: 500n, currency: 'USD' },
      dueDate: '2013-01-15',
      invoiceVersion: 7n,
    });
  });

  it.each<[Refusal, Facts, string[]]>([
    ['CUSTOMER_UNKNOWN', facts({ customer: null }), []],
    ['CUSTOMER_FLAGGED', facts({ customer: { reference: 'C-1', flags: ['FLAG_BANKRUPT'] } }), []],
    ['INVOICE_UNKNOWN', facts({ standings: new Map() }), []],
    ['OTHER_CUSTOMER', withStanding({ customerId: 'bolt' }), []],
    ['NOT_ISSUED', withStanding({ lifecycle: 'DRAFT' }), []],
    ['PAID', withStanding({ lifecycle: 'PAID' }), []],
    ['PAID', withStanding({ remaining: { minor: 0n, currency: 'USD' } }), []],
    ['VOID', withStanding({ lifecycle: 'VOID' }), []],
    ['DISPUTED', withStanding({ disputed: true }), []],
    ['DO_NOT_COLLECT', withStanding({ collectable: false }), []],
    ['CASE_HELD', facts({ actHeld: true }), []],
    ['INVOICE_HELD', facts({ heldInvoiceIds: new Set(['i']) }), []],
    ['MONEY_IN_FLIGHT', facts({ moneyInFlight: new Set(['i']) }), []],
    ['ALREADY_PLACED', facts(), ['i']],
  ])('says no for %s', (refusal, given, placed) => {
    expect(verdict(given, placed).refusal).toBe(refusal);
  });

  it("keeps another customer's invoice out of the placement", () => {
    expect(verdict(withStanding({ customerId: 'bolt' }))).toMatchObject({
      invoiceNumber: '',
      balance: null,
      dueDate: null,
    });
  });

  it('never lets a debt pass that is paid, void, disputed, held, in flight, flagged or placed', () => {
    const given = fc.record({
      lifecycle: fc.constantFrom<Standing['lifecycle']>('DRAFT', 'OPEN', 'PAID', 'VOID'),
      minor: fc.bigInt(-1n, 2n),
      disputed: fc.boolean(),
      collectable: fc.boolean(),
      actHeld: fc.boolean(),
      held: fc.boolean(),
      inFlight: fc.boolean(),
      placed: fc.boolean(),
      flagged: fc.boolean(),
      foreign: fc.boolean(),
    });
    fc.assert(
      fc.property(given, (each) => {
        const { lifecycle, minor, disputed, collectable, actHeld, held, inFlight, placed, flagged, foreign } = each;
        const remaining = { minor, currency: 'USD' };
        const customerId = foreign ? 'bolt' : 'acme';
        const found = verdict(
          {
            customer: { reference: 'C-1', flags: flagged ? ['FLAG_FRAUD'] : [] },
            standings: new Map([['i', standing({ lifecycle, remaining, disputed, collectable, customerId })]]),
            moneyInFlight: new Set(inFlight ? ['i'] : []),
            actHeld,
            heldInvoiceIds: new Set(held ? ['i'] : []),
          },
          placed ? ['i'] : [],
        );
        const bars = [
          lifecycle !== 'OPEN',
          minor <= 0n,
          disputed,
          !collectable,
          actHeld,
          held,
          inFlight,
          placed,
          flagged,
          foreign,
        ];
        expect(found.refusal === null).toBe(!bars.includes(true));
      }),
    );
  });
});
