export * from './mapping.js';
export * from './date-pattern.js';
export * from './document.js';
export * from './encoding.js';
export * from './open-file.js';
export * from './read-rows.js';
export * from './row.js';
export * from './write-csv.js';
