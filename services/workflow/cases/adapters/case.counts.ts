import { Injectable } from '@nestjs/common';
import { Background, type Counter, counterTable, keepCounts } from '#libs/platform';
import { Database } from '#libs/transactions';

const caseCounts: Counter = {
  name: 'case_counts',
  of: 'cases',
  by: { state: 'text', shown_state: 'text' },
  sums: [],
};
const stepCounts: Counter = {
  name: 'step_counts',
  of: 'steps_done',
  by: { step_id: 'text', outcome: 'text' },
  sums: [],
};

export const countTables = [caseCounts, stepCounts].map(counterTable);

/** Keeps the counts of cases and of steps done short. */
@Injectable()
export class CaseCounts {
  constructor(background: Background, database: Database) {
    keepCounts(background, database, [caseCounts, stepCounts]);
  }
}
