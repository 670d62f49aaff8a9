export * from './certificates.js';
export * from './incoming-event.js';
export * from './line.js';
export * from './running-service.js';
export * from './servers.js';
export * from './service-database.js';
export * from './span-collector.js';
export * from './waiting.js';
