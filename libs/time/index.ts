export * from './local-date.js';
export * from './zones.js';
export * from './clock.js';
