import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';

const VIEWER_ID = /^[A-Za-z0-9._~-]{1,128}$/;

/** A field that may be left out. Null is not the same and is refused where the field does not take it. */
export const Optional = (): PropertyDecorator => ValidateIf((_body, value) => value !== undefined);

/** A field of a gRPC request that is checked unless it is empty, which is how it arrives when it is not given. */
export const Given = (): PropertyDecorator => ValidateIf((_request, value) => value !== '' && value !== null);

/** A WeChat openid, an integrator's user id, or an anonymous id. */
export const ViewerId = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M', pattern: VIEWER_ID.source }),
    Matches(VIEWER_ID, { message: '$property must be 1 to 128 characters of A-Z a-z 0-9 . _ ~ -' }),
  );

/** The same as a filter of a list. */
export const OptionalViewerId = (): PropertyDecorator =>
  applyDecorators(
    Optional(),
    ApiPropertyOptional({ example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M', pattern: VIEWER_ID.source }),
    Matches(VIEWER_ID, { message: '$property must be 1 to 128 characters of A-Z a-z 0-9 . _ ~ -' }),
  );
