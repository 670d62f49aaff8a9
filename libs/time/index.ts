export * from './clock.js';
export * from './local-date.js';
export * from './overdue.js';
export * from './working-days.js';
export * from './zones.js';
