export * from './collectable.js';
export * from './convert.js';
export * from './files.js';
export * from './generated/index.js';
export * from './message-shape.js';
