export { OrderConfig } from './order.config.js';
export { OrderModule } from './order.module.js';
