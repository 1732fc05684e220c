export * from './demo.js';
export * from './demo-then-wait.js';
export * from './installation-secrets.js';
export * from './launch-options.js';
export * from './launch-problem.js';
export * from './service-databases.js';
export * from './stop-request.js';
export * from './welcome.js';
