import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import type { FastifyReply } from 'fastify';
import { Readiness } from './readiness.js';

/** For load balancers and supervisors: `live` = restart me if this fails, `ready` = send me traffic. */
@ApiExcludeController()
@Controller('health')
@Allow({ anyone: true })
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { ready, checks } = await this.readiness.report();
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', checks };
  }
}
