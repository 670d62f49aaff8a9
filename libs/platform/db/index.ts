export * from './clock.js';
export * from './columns.js';
export * from './connection.js';
export * from './copy.js';
export * from './database.js';
export * from './file-parts.js';
export * from './irreversible.js';
export * from './migrate.js';
export { platformTables } from './platform.tables.js';
