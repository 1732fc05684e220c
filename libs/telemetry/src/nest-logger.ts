import type { LoggerService } from '@nestjs/common';
import { loggerFor } from './logger.js';

/** Lets Nest speak through our structured logs; its start-up chatter goes to debug. */
export class NestLogger implements LoggerService {
  private readonly logger = loggerFor('nest');

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  debug(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: string): void {
    this.logger.trace({ context }, String(message));
  }
}
