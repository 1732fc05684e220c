export * from './history-line.js';
export * from './history-reader.js';
export * from './history-writer.js';
