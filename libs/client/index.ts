export { advanceClock, type AdvanceOptions } from './advance-clock.js';
export { allPages, type Page, pagesFrom } from './all-pages.js';
export { connect, type Dunlin } from './connect.js';
export { inSections } from './in-sections.js';
export { type DocumentToSend, readDocument, sendDocument } from './send-document.js';
export { type FileToSend, importFile, importPaymentFile, type SentImport, type SentPaymentFile } from './send-file.js';
export { verifyJournal } from './verify-journal.js';
