import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { renderMetrics } from '@shopcast/telemetry';
import type { FastifyReply } from 'fastify';

/** Prometheus exposition. It names no account and no person, so scrapers need no key. */
@ApiExcludeController()
@Controller('metrics')
@Allow({ anyone: true })
export class MetricsController {
  @Get()
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const { contentType, text } = await renderMetrics();
    await reply.type(contentType).send(text);
  }
}
