export * from './postgres-runner.js';
export * from './types.js';
