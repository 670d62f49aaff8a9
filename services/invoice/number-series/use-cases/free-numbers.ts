import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { requireSeries } from '../domain/number-series.js';
import { NumberSeriesStore } from './ports.js';

@Injectable()
export class FreeNumbers {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly series: NumberSeriesStore,
  ) {}

  /**
   * Takes the next number of a series; passes over those that somebody typed for another invoice of the creditor.
   * @param reserved taken before the transaction, of a series that may have gaps
   * @throws NUMBER_SERIES_NOT_FOUND
   */
  async take(
    tx: Tx,
    { numberSeries, creditorId }: Pick<Invoice, 'numberSeries' | 'creditorId'>,
    reserved: string | null = null,
  ): Promise<string> {
    for (let next = reserved; ; next = null) {
      const number = next ?? (await this.series.take(numberSeries, tx));
      if (number === null) requireSeries(null, numberSeries);
      const [taken] = await this.invoices.lockManyByName(tx, [{ number: number!, creditorId }]);
      if (!taken) return number!;
    }
  }
}
