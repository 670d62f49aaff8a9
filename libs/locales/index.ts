export * from './formats.js';
export * from './locale.js';
