import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, type Staff } from '@shopcast/access';
import { PageQuery, Refuses, RequestKey, TakesRequestKey } from '@shopcast/http';
import { BrandAnswer, BrandPage, toBrandAnswer } from '../../api/brand.answer.js';
import { BrandBody } from './describe-brands.dto.js';
import { DescribeBrandsHandler } from './describe-brands.handler.js';

@ApiTags('brands')
@Controller('v1/brands')
export class DescribeBrandsController {
  constructor(private readonly handler: DescribeBrandsHandler) {}

  @Post()
  @Allow({ staff: ['shop'] })
  @TakesRequestKey()
  @ApiCreatedResponse({ type: BrandAnswer })
  @Refuses(400, 401, 403)
  async add(
    @Caller() staff: Staff,
    @RequestKey() key: string | null,
    @Body() { name }: BrandBody,
  ): Promise<BrandAnswer> {
    return toBrandAnswer(await this.handler.add({ accountId: staff.accountId, name, key }));
  }

  @Get()
  @Allow({ staff: ['shop', 'host'], operator: true })
  @ApiOkResponse({ type: BrandPage, description: 'Newest first' })
  @Refuses(400, 401, 403)
  async browse(@Caller() caller: Principal, @Query() query: PageQuery): Promise<BrandPage> {
    const { items, nextCursor } = await this.handler.browse(caller, query);
    return { items: items.map(toBrandAnswer), nextCursor };
  }
}
