import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { Database } from '#libs/transactions';
import { countNowAndThen } from '../../waking/gauges.js';

/** The gauge of invoices that nobody could decide about; an index finds these. */
@Injectable()
export class SetAsideGauge {
  constructor(database: Database, metrics: Metrics) {
    const invoices = metrics.gauge(
      'dunlin_invoices_set_aside',
      'Invoices that fail to be worked on; tried again each hour.',
    );
    countNowAndThen(metrics, async () => {
      const [row] = await database.query<{ count: bigint }>(
        `SELECT count(*) FROM invoices WHERE because LIKE 'set aside:%'`,
      );
      invoices.set(Number(row!.count));
    });
  }
}
