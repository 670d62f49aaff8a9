export * from './connection.js';
export * from './clock.js';
export * from './copy.js';
export * from './database.js';
export * from './migrate.js';
