import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { Refuses, RequestKey, TakesRequestKey, Title } from '@shopcast/http';
import { AccountAnswer, toAccountAnswer } from '../../api/account.answer.js';
import { OpenAccountHandler } from './open-account.handler.js';

export class OpenAccountBody {
  @Title('她読') readonly name!: string;
}

export class OpenedAccountAnswer extends AccountAnswer {
  @ApiProperty({ description: 'A key with all scopes. It is shown once and stored nowhere.' })
  readonly ownerKey!: string;
}

@ApiTags('accounts')
@Controller('v1/accounts')
export class OpenAccountController {
  constructor(private readonly handler: OpenAccountHandler) {}

  @Post()
  @Allow({ operator: true })
  @TakesRequestKey()
  @ApiCreatedResponse({ type: OpenedAccountAnswer })
  @Refuses(400, 401, 403)
  async open(@RequestKey() key: string | null, @Body() { name }: OpenAccountBody): Promise<OpenedAccountAnswer> {
    const { account, ownerKey } = await this.handler.handle({ name, key });
    return { ...toAccountAnswer(account), ownerKey };
  }
}
