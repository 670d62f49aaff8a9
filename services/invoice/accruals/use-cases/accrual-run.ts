import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { divideHalfEven } from '#libs/money';
import { addDays, type LocalDate } from '#libs/time';
import { byNoPolicy, type Charge } from '../../charges/domain/charge.js';
import type { PostedInterest } from '../../charges/use-cases/ports.js';
import { sourceOf, yieldDivisor } from '../../interest/domain/interest.js';
import { readPolicy } from '../../interest/domain/policies.js';
import type { RateBook } from '../../interest/domain/rate-book.js';
import { postInterest } from '../../ledger/domain/charges.js';
import { type Invoice, isOwed, owedOf } from '../../ledger/domain/invoice.js';
import { type PrincipalLine, principalLinesOf } from '../../ledger/domain/journal/principal.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { type Accrual, isAccruing, ofIssue } from '../domain/accrual.js';
import { type Accrued, accruedOf } from '../domain/accrued.js';

/** The interest of one invoice, with all that it follows from besides the invoice. */
interface Accruing {
  readonly accrual: Accrual;
  /** That its interest is; null while nothing was posted. */
  readonly charge: Charge | null;
  /** As they were when the session began. */
  readonly lines: readonly PrincipalLine[];
}

/**
 * The interest of the invoices of one session. What is posted is always what the interest comes to, rounded, less what was
 * posted before: so nothing is lost or charged twice, whatever happened in between and in which order.
 */
export class AccrualRun {
  private readonly accruals = new Map<string, Accrual>();
  private readonly charges = new Map<string, Charge>();
  private readonly added = new Set<string>();
  private readonly grown = new Set<string>();
  /** Reckoned as of a day before the last that had been. */
  private readonly back = new Set<string>();
  private readonly lines = new Map<string, PrincipalLine[]>();
  private absorbed: number;

  constructor(
    private readonly session: LedgerSession,
    accruing: readonly Accruing[],
    private readonly book: RateBook,
    private readonly actor: string,
  ) {
    this.absorbed = session.entries.length;
    for (const { accrual, charge, lines } of accruing) {
      const { invoiceId } = accrual;
      const invoice = session.invoice(invoiceId);
      this.accruals.set(invoiceId, ofIssue(accrual, invoice.issuedEpisode));
      if (charge?.issuedEpisode === invoice.issuedEpisode) this.charges.set(invoiceId, charge);
      this.lines.set(invoiceId, [...lines]);
    }
  }

  get invoiceIds(): IterableIterator<string> {
    return this.accruals.keys();
  }

  accrual(invoiceId: string): Accrual | undefined {
    return this.accruals.get(invoiceId);
  }

  set(accrual: Accrual): void {
    this.accruals.set(accrual.invoiceId, accrual);
  }

  changes(): { readonly accruals: Accrual[]; readonly added: Charge[]; readonly changed: Charge[] } {
    const chargesOf = (invoiceIds: Iterable<string>): Charge[] => [...invoiceIds].map((id) => this.charges.get(id)!);
    return { accruals: [...this.accruals.values()], added: chargesOf(this.added), changed: chargesOf(this.grown) };
  }

  /** Whether its interest was reckoned as of an earlier day than before, and not again since. */
  isBack(invoiceId: string): boolean {
    return this.back.has(invoiceId);
  }

  /** What was owed of the principal, line by line. */
  linesOf(invoiceId: string): readonly PrincipalLine[] {
    for (const { invoiceId: of, ...line } of principalLinesOf(this.session.entries.slice(this.absorbed))) {
      this.lines.get(of)?.push(line);
    }
    this.absorbed = this.session.entries.length;
    // A payment that is taken back has never paid anything.
    return this.lines
      .get(invoiceId)!
      .filter(({ paymentId }) => paymentId === null || !this.session.payment(paymentId)?.reversed);
  }

  /**
   * Posts what days cost up to one of them, which may lie before the last that was reckoned: then as if it were that day,
   * which lowers only what nobody has paid yet. So money settles what was owed on its own day.
   */
  accrueUntil(invoiceId: string, until: LocalDate): PostedInterest | null {
    const { watermark } = this.accruals.get(invoiceId)!;
    return this.accrue(invoiceId, until, watermark === null || watermark < until ? until : watermark);
  }

  /** Posts what days cost up to one of them, or up to the last that was reckoned before where that is later. */
  accrueOnward(invoiceId: string, until: LocalDate): PostedInterest | null {
    const { watermark } = this.accruals.get(invoiceId)!;
    const day = watermark === null || watermark < until ? until : watermark;
    return this.accrue(invoiceId, day, day);
  }

  /** Posts what days cost up to the last that was reckoned, as things are by now. */
  accrueAgain(invoiceId: string): PostedInterest | null {
    const { watermark, stop } = this.accruals.get(invoiceId)!;
    if (watermark === null) return null;
    const posted = this.accrue(invoiceId, watermark, watermark);
    // The days after are as little known as they were.
    this.accruals.set(invoiceId, { ...this.accruals.get(invoiceId)!, stop });
    return posted;
  }

  /**
   * Interest that is taken back and was paid pays the principal, where that is open, and so lowers the interest of the days
   * since: it is reckoned until nothing more comes of it.
   */
  private accrue(invoiceId: string, until: LocalDate, watermark: LocalDate): PostedInterest | null {
    const first = this.accrueOnce(invoiceId, until, watermark);
    if (first === null || first.minor > 0n) return first;
    const more = this.accrue(invoiceId, until, watermark);
    return more === null ? first : { ...more, minor: first.minor + more.minor };
  }

  private accrueOnce(invoiceId: string, until: LocalDate, watermark: LocalDate): PostedInterest | null {
    const accrual = this.accruals.get(invoiceId)!;
    const invoice = this.session.invoice(invoiceId);
    if (!isAccruing(accrual) || !isOwed(invoice.lifecycle)) return null;
    const accrued = this.accrued(accrual, invoice, until);
    const reckoned = accrued.unknown ? addDays(accrued.unknown.from, -1) : watermark;
    const isLate = reckoned > invoice.dueDate || accrual.watermark !== null;
    this.accruals.set(invoiceId, {
      ...accrual,
      ...{ yielded: accrued.yielded, stop: accrued.unknown ? 'RATE_UNKNOWN' : null },
      watermark: isLate ? reckoned : null,
    });
    const isBack = until < watermark;
    if (isBack) this.back.add(invoiceId);
    else this.back.delete(invoiceId);
    const minor = this.differenceOf(invoice, accrued, isBack);
    return minor === 0n ? null : this.post(invoice, minor, isBack ? until : reckoned);
  }

  private accrued({ policy: text }: Accrual, invoice: Invoice, until: LocalDate): Accrued {
    const policy = readPolicy(text);
    invariant(policy, `Invoice ${invoice.invoiceId} bears interest by ${text}, which no policy is.`);
    const lines = this.linesOf(invoice.invoiceId);
    return accruedOf({ policy, rates: this.book.ratesOf(policy), dueDate: invoice.dueDate, lines }, until);
  }

  /** What was waived stays waived, also where less comes of the interest than that. */
  private differenceOf(invoice: Invoice, { yielded }: Accrued, onlyUnpaid: boolean): bigint {
    const charge = this.charges.get(invoice.invoiceId);
    const [posted, waived] = [charge?.amountMinor ?? 0n, charge?.waivedMinor ?? 0n];
    const total = divideHalfEven(yielded, yieldDivisor);
    const minor = (total > waived ? total : waived) - posted;
    const unpaid = owedOf(invoice).INTEREST;
    return onlyUnpaid && -minor > unpaid ? -unpaid : minor;
  }

  private post(invoice: Invoice, minor: bigint, until: LocalDate): PostedInterest {
    const { invoiceId, number: invoiceNumber } = invoice;
    postInterest(this.session, invoiceId, minor);
    const before = this.charges.get(invoiceId);
    const charge = before
      ? { ...before, amountMinor: before.amountMinor + minor, version: before.version + 1n }
      : this.newCharge(invoice, minor);
    this.charges.set(invoiceId, charge);
    if (before) {
      if (!this.added.has(invoiceId)) this.grown.add(invoiceId);
    } else {
      this.added.add(invoiceId);
      this.accruals.set(invoiceId, { ...this.accruals.get(invoiceId)!, chargeId: charge.chargeId });
    }
    return { charge, invoiceNumber, minor, until };
  }

  private newCharge({ invoiceId, customerId, currency, issuedEpisode }: Invoice, amountMinor: bigint): Charge {
    return {
      ...{ chargeId: newId(), invoiceId, customerId, kind: 'INTEREST', currency, amountMinor, waivedMinor: 0n },
      ...{ reason: sourceOf(readPolicy(this.accruals.get(invoiceId)!.policy)!), text: '', occurrence: '' },
      ...{ actor: this.actor, addedAt: this.session.terms.now, waiveReason: '', waivedAt: null },
      ...{ issuedEpisode, version: 1n },
      ...byNoPolicy,
    };
  }
}
