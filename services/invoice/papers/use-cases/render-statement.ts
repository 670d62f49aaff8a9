import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readId } from '#libs/fields';
import { isCurrency } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { CallerOnward } from '#libs/transactions';
import { AccountReader } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { statementOf } from '../domain/statement.js';
import { PaperPrinter } from './ports.js';
import { fileNameOf, type Paper } from './render-invoice.js';
import { readPaperLocale, WriteLetters } from './write-letters.js';

/** What a reader of paper can make use of, and what is set in seconds. */
const maxRows = 5_000;

export interface StatementRequest {
  readonly customerId: string;
  readonly currency: string;
  readonly from: LocalDate | null;
  /** Null for today. */
  readonly to: LocalDate | null;
  readonly locale: string;
}

@Injectable()
export class RenderStatement {
  constructor(
    private readonly accounts: AccountReader,
    private readonly letters: WriteLetters,
    private readonly printer: PaperPrinter,
  ) {}

  /** @throws PAPER_INVALID, PAPER_CUSTOMER_NOT_FOUND, STATEMENT_TOO_LONG */
  async renderStatement(request: StatementRequest, caller: CallerOnward): Promise<Paper> {
    const { customerId, currency, from } = request;
    const faults = new FieldFaults();
    faults.take('customer_id', readId(customerId));
    faults.check(isCurrency(currency), 'currency_code', faultOf('NOT_A_CURRENCY'));
    const wanted = readPaperLocale(faults, request.locale);
    faults.throwIfAny(errors.PAPER_INVALID);
    const letter = await this.letters.letterTo(customerId, wanted, caller);
    const { today } = letter;
    const to = request.to ?? today;
    faults.check(to <= today, 'to_date', `must be today, ${today}, or earlier`);
    faults.check(from === null || from <= to, 'from_date', 'must not be later than to_date');
    faults.throwIfAny(errors.PAPER_INVALID);
    const facts = await this.accounts.readPeriod({ customerId, currency, from, to }, maxRows);
    if (facts.movements.length > maxRows || facts.open.length > maxRows) {
      throw errors.STATEMENT_TOO_LONG(
        `A statement holds ${maxRows} entries and as many open invoices. Ask for a shorter period, or for the journal as CSV.`,
      );
    }
    const statement = statementOf({ from, to }, facts.openingMinor, facts.movements);
    const open = to === today ? facts.open : null;
    return {
      fileName: `${fileNameOf(`statement-${letter.addressee.reference}-${currency}-${to}`)}.pdf`,
      content: await this.printer.printStatement(letter, currency, statement, open),
    };
  }
}
