import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { pathBelow, sendPage } from '@shopcast/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DashboardPages } from './dashboard-pages.js';

const BASE = '/dashboard/';

/** The page is public and shows nothing by itself: what it asks for, it asks with the key of whoever looks at it. */
@ApiExcludeController()
@Controller()
@Allow({ anyone: true })
export class DashboardPageController {
  constructor(private readonly pages: DashboardPages) {}

  @Get(['dashboard', 'dashboard/*'])
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return sendPage(this.pages.find(pathBelow(BASE, request)), { request, reply });
  }
}
