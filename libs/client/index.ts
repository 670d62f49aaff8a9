export { connect, type Dunlin } from './connect.js';
export { advanceClock, type AdvanceOptions } from './advance-clock.js';
export { importFile, importPaymentFile, type FileToSend, type SentImport, type SentPaymentFile } from './send-file.js';
export { allPages, pagesFrom, type Page } from './all-pages.js';
