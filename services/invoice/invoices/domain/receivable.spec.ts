import fc from 'fast-check';
import { sumOf } from '../../ledger/domain/components.js';
import type { AllocationEvent } from '../../ledger/domain/events.js';
import { remainingOf } from '../../ledger/domain/invoice.js';
import { accounts } from '../../ledger/domain/journal/journal.js';
import { reversePayment } from '../../ledger/domain/payments.js';
import {
  change,
  decided,
  disputed,
  draftOf,
  eventsOf,
  issued,
  linesOf,
  paid,
  World,
} from '../../testing/ledger-world.js';
import { changeByFeed, issueInvoice, reopenByFeed, voidInvoice } from './receivable.js';

describe('a ledger session', () => {
  it('issues, settles and reverses as the chart of accounts says', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    const settled = paid(world, 'p1', 130n, ['i1']);
    expect(linesOf(settled)).toEqual([
      'PAYMENT_SETTLED 1100 D130',
      'PAYMENT_SETTLED 2100 C130',
      'ALLOCATION 2100 D100',
      'ALLOCATION 1200 C100',
    ]);
    expect(eventsOf(settled)).toEqual(['InvoicePaid PAYMENT_ALLOCATED', 'PaymentAllocated PAYMENT_SETTLED']);
    expect(world.invoices.get('i1')).toMatchObject({ lifecycle: 'PAID', version: 3n });

    const reversed = world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'))!;
    expect(linesOf(reversed)).toEqual([
      'PAYMENT_REVERSED 1200 D100',
      'PAYMENT_REVERSED 2100 D30',
      'PAYMENT_REVERSED 1100 C130',
    ]);
    expect(reversed.entries[0]).toMatchObject({ reversesSource: 'payment/p1/settled' });
    expect(eventsOf(reversed)).toEqual(['InvoiceReopened PAYMENT_REVERSED', 'PaymentDeallocated bounced']);
    expect(world.invoices.get('i1')).toMatchObject({
      lifecycle: 'OPEN',
      episode: 1,
      overdueMarked: false,
      version: 4n,
    });
    world.assertInvariants();
  });

  it('posts nothing twice', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    paid(world, 'p1', 60n);
    expect(paid(world, 'p1', 60n).entries).toEqual([]);
    expect(() => paid(world, 'p1', 61n)).toThrow(/differs from what was settled/);
    expect(() => paid(world, 'p2', 0n)).toThrow(/is not positive/);
    world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'));
    expect(world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'))!.entries).toEqual([]);
    world.assertInvariants();
  });

  it('posts a reversal that arrives before its settlement, and allocates nothing of the late one', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    const reversed = world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'))!;
    expect(linesOf(reversed)).toEqual([
      'PAYMENT_SETTLED 1100 D5',
      'PAYMENT_SETTLED 2100 C5',
      'PAYMENT_REVERSED 2100 D5',
      'PAYMENT_REVERSED 1100 C5',
    ]);
    expect(paid(world, 'p1', 5n, ['i1'])).toMatchObject({ entries: [], events: [], changed: [] });
    world.assertInvariants();
  });

  it('settles named invoices in the order of the payer, then the oldest, and keeps the rest unapplied', () => {
    const world = new World();
    issued(world, 'old', { amountMinor: 10n, dueDate: '2013-01-10' });
    issued(world, 'mid', { amountMinor: 10n, dueDate: '2013-01-20', issueDate: '2013-01-02' });
    issued(world, 'mid-older', { amountMinor: 10n, dueDate: '2013-01-20', issueDate: '2013-01-01' });
    issued(world, 'named-2', { amountMinor: 10n, dueDate: '2013-03-01' });
    issued(world, 'named-1', { amountMinor: 10n, dueDate: '2013-03-02' });
    issued(world, 'euro', { amountMinor: 10n, currency: 'EUR' });
    issued(world, 'other-customer', { amountMinor: 10n, customerId: 'c2' });
    issued(world, 'other-creditor', { amountMinor: 10n, creditorId: 'second' });
    issued(world, 'disputed', { amountMinor: 10n });
    disputed(world, 'disputed');
    const changes = paid(world, 'p1', 65n, ['named-1', 'other-customer', 'named-2', 'named-1']);
    const event = changes.events.at(-1);
    expect(event).toMatchObject({
      type: 'PaymentAllocated',
      parts: expect.arrayContaining(
        ['named-1', 'named-2', 'old', 'mid-older', 'mid'].map((invoiceId) => ({
          invoiceId,
          settled: { PRINCIPAL: 10n, INTEREST: 0n, FEE: 0n, COST: 0n },
          recoveredMinor: 0n,
        })),
      ),
      payment: { unappliedMinor: 15n },
    });
    expect(changes.entries[1]!.lines.slice(1).map(({ invoiceId }) => invoiceId)).toEqual([
      'named-1',
      'named-2',
      'old',
      'mid-older',
      'mid',
    ]);
    paid(world, 'p2', 5n, ['disputed']);
    expect(world.invoices.get('disputed')).toMatchObject({ paidMinor: 5n });
    world.assertInvariants();
  });

  it('settles invoices that must not be collected like others: a hold turns no money away', () => {
    const world = new World();
    issued(world, 'held', { amountMinor: 10n, collectability: 'DO_NOT_COLLECT', dueDate: '2013-01-10' });
    issued(world, 'other', { amountMinor: 10n, dueDate: '2013-01-20' });
    paid(world, 'p1', 15n);
    expect(world.invoices.get('held')).toMatchObject({ lifecycle: 'PAID', collectability: 'DO_NOT_COLLECT' });
    expect(world.invoices.get('other')).toMatchObject({ paidMinor: 5n });
    world.assertInvariants();
  });

  it('makes what a void invoice was paid the credit of the customer, and gives it back when the file re-opens it', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    paid(world, 'p1', 40n);
    const voided = world.run((session) => voidInvoice(session, 'i1', 'ABSENT_FROM_FEED'))!;
    expect(linesOf(voided)).toEqual([
      'INVOICE_VOIDED 4000 D100',
      'INVOICE_VOIDED 1200 C100',
      'ALLOCATION_UNDONE 1200 D40',
      'ALLOCATION_UNDONE 2100 C40',
      'CREDIT_KEPT 2100 D40',
      'CREDIT_KEPT 2110 C40',
    ]);
    expect(voided.entries[0]).toMatchObject({ reversesSource: 'invoice/i1/issue/1' });
    world.assertInvariants();
    const reopened = world.run((session) => reopenByFeed(session, 'i1', change(90n, { dueDate: '2013-02-28' })))!;
    expect(linesOf(reopened)).toEqual([
      'INVOICE_REOPENED 1200 D90',
      'INVOICE_REOPENED 4000 C90',
      'CREDIT_RETURNED 2110 D40',
      'CREDIT_RETURNED 1200 C40',
    ]);
    expect(eventsOf(reopened)).toEqual(['InvoiceReopened FEED_REOPEN']);
    expect(world.invoices.get('i1')).toMatchObject({
      lifecycle: 'OPEN',
      episode: 2,
      paidMinor: 40n,
      creditedMinor: 0n,
    });
    expect(world.invoices.get('i1')!.overdueAt.toISOString()).toBe('2013-03-01T00:00:00.000Z');
    world.assertInvariants();
  });

  it('posts what was paid elsewhere by an entry of its own, and reverses it when the invoice is voided', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 60n, paidElsewhereMinor: 40n });
    world.assertInvariants();
    const more = world.run((session) => void changeByFeed(session, 'i1', change(45n, { paidElsewhereMinor: 55n })))!;
    expect(linesOf(more)).toEqual(['OPENING 4000 D15', 'OPENING 1200 C15']);
    expect(more.events).toMatchObject([{ type: 'InvoiceChanged', changedFields: ['paid_elsewhere'] }]);
    const whole = world.run((session) => void changeByFeed(session, 'i1', change(45n, { paidElsewhereMinor: 5n })))!;
    expect(linesOf(whole)).toEqual([
      'AMOUNT_CHANGED 4000 D50',
      'AMOUNT_CHANGED 1200 C50',
      'OPENING 1200 D50',
      'OPENING 4000 C50',
    ]);
    world.assertInvariants();
    const voided = world.run((session) => voidInvoice(session, 'i1', 'wrong'))!;
    expect(linesOf(voided)).toEqual([
      'INVOICE_VOIDED 4000 D50',
      'INVOICE_VOIDED 1200 C50',
      'OPENING 1200 D5',
      'OPENING 4000 C5',
    ]);
    world.assertInvariants();
    const reopened = world.run((session) => reopenByFeed(session, 'i1', change(70n, { paidElsewhereMinor: 30n })))!;
    expect(linesOf(reopened)).toEqual([
      'INVOICE_REOPENED 1200 D100',
      'INVOICE_REOPENED 4000 C100',
      'OPENING 4000 D30',
      'OPENING 1200 C30',
    ]);
    world.assertInvariants();
  });

  it('takes reversed money back from the credit it had become', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    paid(world, 'p1', 40n);
    world.run((session) => voidInvoice(session, 'i1', 'wrong'));
    const reversed = world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'))!;
    expect(linesOf(reversed)).toEqual(['PAYMENT_REVERSED 2110 D40', 'PAYMENT_REVERSED 1100 C40']);
    expect(eventsOf(reversed)).toEqual(['PaymentDeallocated bounced']);
    expect(world.invoices.get('i1')).toMatchObject({ lifecycle: 'VOID', creditedMinor: 0n });
    world.assertInvariants();
  });

  it('follows the amount in the file, down to credit and up again', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    paid(world, 'p1', 60n);
    paid(world, 'p2', 40n);
    const lower = world.run((session) => void changeByFeed(session, 'i1', change(80n)))!;
    expect(linesOf(lower)).toEqual([
      'AMOUNT_CHANGED 4000 D20',
      'AMOUNT_CHANGED 1200 C20',
      'CREDIT_KEPT 1200 D20',
      'CREDIT_KEPT 2110 C20',
    ]);
    expect(eventsOf(lower)).toEqual(['InvoiceChanged FEED_CHANGED']);
    world.assertInvariants();
    // The money of p2 fills the hole that the reversal of p1 tears, as far as it goes.
    const reversed = world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'))!;
    expect(linesOf(reversed)).toEqual([
      'PAYMENT_REVERSED 1200 D60',
      'PAYMENT_REVERSED 1100 C60',
      'CREDIT_RETURNED 2110 D20',
      'CREDIT_RETURNED 1200 C20',
    ]);
    expect(world.invoices.get('i1')).toMatchObject({
      lifecycle: 'OPEN',
      paidMinor: 40n,
      creditedMinor: 0n,
      episode: 1,
    });
    world.assertInvariants();
    const settled = world.run((session) => void changeByFeed(session, 'i1', change(40n)))!;
    expect(eventsOf(settled)).toEqual(['InvoiceChanged FEED_CHANGED', 'InvoicePaid FEED_CHANGED']);
    const raised = world.run((session) => void changeByFeed(session, 'i1', change(50n)))!;
    expect(eventsOf(raised)).toEqual(['InvoiceChanged FEED_CHANGED', 'InvoiceReopened FEED_REOPEN']);
    expect(world.invoices.get('i1')).toMatchObject({ lifecycle: 'OPEN', episode: 2 });
    world.assertInvariants();
  });

  it('begins a new episode when the file moves the due date later, and none when it moves it earlier', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n, dueDate: '2013-01-10' });
    const moved = (dueDate: string, minor = 100n) => {
      world.run((session) => void changeByFeed(session, 'i1', change(minor, { dueDate })));
      return world.invoices.get('i1')!.episode;
    };
    expect([moved('2013-01-20'), moved('2013-01-15'), moved('2013-01-25', 120n)]).toEqual([2, 2, 3]);
    world.run((session) => voidInvoice(session, 'i1', 'wrong'));
    world.assertInvariants();
  });

  it('keeps money for a draft that the payer named and does not give it to others', () => {
    const world = new World();
    world.run((session) => session.addInvoice(draftOf('i1', { amountMinor: 30n })));
    paid(world, 'p1', 50n, ['i1']);
    issued(world, 'i2', { amountMinor: 100n });
    expect(world.invoices.get('i2')).toMatchObject({ paidMinor: 0n });
    const changes = world.run((session) => issueInvoice(session, 'i1', 'ISSUED'))!;
    expect(eventsOf(changes)).toEqual([
      'InvoiceIssued ISSUED',
      'InvoicePaid PAYMENT_ALLOCATED',
      'PaymentAllocated PAYMENT_SETTLED',
    ]);
    expect(world.payments.get('p1')).toMatchObject({ unappliedMinor: 20n, version: 2n });
    world.assertInvariants();
  });

  it('lets a second payment that named the invoice step in for one that bounced', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    paid(world, 'p1', 100n, ['i1']);
    paid(world, 'p2', 100n, ['i1']);
    expect(world.payments.get('p2')).toMatchObject({ unappliedMinor: 100n });
    const changes = world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'))!;
    expect(eventsOf(changes)).toEqual([
      'InvoiceReopened PAYMENT_REVERSED',
      'InvoicePaid PAYMENT_ALLOCATED',
      'PaymentAllocated PAYMENT_SETTLED',
      'PaymentDeallocated bounced',
    ]);
    expect(world.invoices.get('i1')).toMatchObject({ lifecycle: 'PAID', episode: 1 });
    world.assertInvariants();
  });

  it('lets a dispute be closed in every state and raised in OPEN only', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 10n });
    disputed(world, 'i1');
    expect(disputed(world, 'i1')).toBeNull();
    paid(world, 'p1', 10n, ['i1']);
    expect(world.run((session) => voidInvoice(session, 'i1', 'x'))).toBeNull();
    expect(eventsOf(decided(world, 'i1')!)).toEqual(['DisputeClosed looked into']);
    expect(decided(world, 'i1')).toBeNull();
    expect(disputed(world, 'i1')).toBeNull();
  });
});

describe('any sequence of commands', () => {
  const invoiceId = fc.constantFrom('i0', 'i1', 'i2');
  const minor = fc.bigInt({ min: 1n, max: 60n });
  const elsewhere = fc.bigInt({ min: 0n, max: 30n });
  const command = fc.oneof(
    fc.record({ do: fc.constant('issue' as const), invoiceId, minor, elsewhere }),
    fc.record({ do: fc.constant('settle' as const), minor, named: fc.array(invoiceId, { maxLength: 2 }) }),
    fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(9) }),
    fc.record({ do: fc.constant('void' as const), invoiceId }),
    fc.record({ do: fc.constant('reopen' as const), invoiceId, minor, elsewhere }),
    fc.record({ do: fc.constant('change' as const), invoiceId, minor, elsewhere }),
    fc.record({ do: fc.constant('dispute' as const), invoiceId }),
  );

  /** A payment whose reversal came first arrives with the amount that was told of it. */
  function settleNext(world: World, paymentId: string, step: { minor: bigint; named: string[] }): void {
    paid(world, paymentId, world.payments.get(paymentId)?.amountMinor ?? step.minor, step.named);
  }

  const said = (step: { minor: bigint; elsewhere: bigint }) =>
    change(step.minor, { paidElsewhereMinor: step.elsewhere });

  it('keeps every invariant of the journal', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const world = new World();
        let payments = 0;
        for (const step of commands) {
          const known = 'invoiceId' in step && world.invoices.has(step.invoiceId);
          if (step.do === 'issue' && !known)
            issued(world, step.invoiceId, { amountMinor: step.minor, paidElsewhereMinor: step.elsewhere });
          else if (step.do === 'settle') settleNext(world, `p${payments++}`, step);
          else if (step.do === 'reverse')
            world.run((session) => reversePayment(session, world.paymentOf(`p${step.nth}`), 'x'));
          else if (!known) continue;
          else if (step.do === 'void') world.run((session) => voidInvoice(session, step.invoiceId, 'x'));
          else if (step.do === 'reopen') world.run((session) => reopenByFeed(session, step.invoiceId, said(step)));
          else if (step.do === 'dispute') disputed(world, step.invoiceId);
          else if (step.do === 'change' && world.invoices.get(step.invoiceId)!.lifecycle !== 'VOID') {
            world.run((session) => void changeByFeed(session, step.invoiceId, said(step)));
          }
          world.assertInvariants();
        }
      }),
      { numRuns: 400 },
    );
  });

  it('conserves money in an allocation and undoes it exactly', () => {
    fc.assert(
      fc.property(
        fc.array(minor, { minLength: 1, maxLength: 6 }),
        minor,
        fc.array(fc.nat(5), { maxLength: 3 }),
        (amounts, pay, named) => {
          const world = new World();
          amounts.forEach((amountMinor, index) => issued(world, `i${index}`, { amountMinor }));
          const balances = (): [string, bigint][] =>
            [...world.invoices.values()].map((invoice): [string, bigint] => [invoice.invoiceId, remainingOf(invoice)]);
          const before = balances();
          const changes = paid(
            world,
            'p',
            pay,
            named.map((index) => `i${index}`),
          );
          const { parts, payment } = changes.events.at(-1) as AllocationEvent;
          expect(parts.reduce((sum, { settled }) => sum + sumOf(settled), 0n) + payment.unappliedMinor).toBe(pay);
          world.assertInvariants();
          world.run((session) => reversePayment(session, world.paymentOf('p'), 'x'));
          expect(balances()).toEqual(before);
          expect(
            [accounts.bank, accounts.unappliedCash, accounts.customerCredit].map((account) => world.balance(account)),
          ).toEqual([0n, 0n, 0n]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
