import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, type StaffScope, staffScopes } from '@shopcast/access';
import { Refuses, RequestKey, TakesRequestKey, Title, UuidParam } from '@shopcast/http';
import { ArrayNotEmpty, ArrayUnique, IsIn } from 'class-validator';
import { AccessKeyAnswer, toAccessKeyAnswer } from '../../api/access-key.answer.js';
import { IssueKeyHandler } from './issue-key.handler.js';

export class IssueKeyBody {
  @Title('studio laptop') readonly name!: string;

  @ApiProperty({ enum: staffScopes, isArray: true, uniqueItems: true, minItems: 1 })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(staffScopes, { each: true })
  readonly scopes!: StaffScope[];
}

export class IssuedKeyAnswer extends AccessKeyAnswer {
  @ApiProperty({ description: 'The key. It is shown once and stored nowhere.' }) readonly key!: string;
}

@ApiTags('accounts')
@Controller('v1/accounts/:accountId/keys')
export class IssueKeyController {
  constructor(private readonly handler: IssueKeyHandler) {}

  @Post()
  @Allow({ operator: true, staff: ['account'] })
  @TakesRequestKey()
  @ApiCreatedResponse({ type: IssuedKeyAnswer })
  @Refuses(400, 401, 403, 404)
  async issue(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @RequestKey() requestKey: string | null,
    @Body() { name, scopes }: IssueKeyBody,
  ): Promise<IssuedKeyAnswer> {
    const { issued, key } = await this.handler.handle(caller, { accountId, name, scopes, requestKey });
    return { ...toAccessKeyAnswer(issued), key };
  }
}
