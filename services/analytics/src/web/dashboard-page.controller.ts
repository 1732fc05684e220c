import { Controller, Get, Headers, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DashboardPages } from './dashboard-pages.js';

const BASE = '/dashboard/';

/** The page keeps the key in memory; nothing but its own files may run in it or be asked by it. */
const POLICY = [
  `default-src 'self'`,
  // The chart's tooltips carry their style with them.
  `style-src 'self' 'unsafe-inline'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The page is public and shows nothing by itself: what it asks for, it asks with the key of whoever looks at it. */
@ApiExcludeController()
@Controller()
@Allow({ anyone: true })
export class DashboardPageController {
  constructor(private readonly pages: DashboardPages) {}

  @Get(['dashboard', 'dashboard/*'])
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('accept-encoding') accepted = '',
  ): Promise<void> {
    const file = this.pages.find((request.url.split('?')[0] ?? '').slice(BASE.length));
    if (!file) throw new NotFoundException();

    const zipped = /\bgzip\b/.test(accepted);
    await reply
      .headers({
        'content-type': file.type,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      })
      .send(zipped ? file.gzipped : file.body);
  }
}
