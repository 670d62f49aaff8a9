export * from './day-files.js';
export * from './portfolio.js';
export * from './send-day-files.js';
