export * from './types.js';
export * from './postgres-runner.js';
