export { CannotCheck } from './cannot-check.js';
export { checkOrders, type CheckOptions, type Evidence } from './check-orders.js';
export { isProven, type Report } from './report/report.js';
