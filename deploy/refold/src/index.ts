export * from './installation-environment.js';
