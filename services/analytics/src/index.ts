export { AnalyticsConfig } from './analytics.config.js';
export { AnalyticsModule } from './analytics.module.js';
export { SealRepository } from './persistence/seal.repository.js';
export { refold, type RefoldOptions, type RefoldReport } from './refold/refold.js';
