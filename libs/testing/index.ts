export * from './servers.js';
export * from './service-database.js';
