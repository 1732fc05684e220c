export * from './elapsed.js';
export * from './numerals.js';
