// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal_service.proto

import type { JournalLine as _dunlin_invoice_v1_JournalLine, JournalLine__Output as _dunlin_invoice_v1_JournalLine__Output } from '../../../dunlin/invoice/v1/JournalLine.js';

export interface ListJournalLinesResponse {
  'lines'?: (_dunlin_invoice_v1_JournalLine)[];
  'nextPageToken'?: (string);
}

export interface ListJournalLinesResponse__Output {
  'lines': (_dunlin_invoice_v1_JournalLine__Output)[];
  'nextPageToken': (string);
}
