import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiResponse } from '@nestjs/swagger';

/** RFC 9457 problem details, for the OpenAPI document. */
export class ProblemBody {
  @ApiProperty({ example: 'urn:shopcast:problem:request.invalid' }) readonly type!: string;
  @ApiProperty({ example: 'The request does not fit what this address takes' }) readonly title!: string;
  @ApiProperty({ example: 400 }) readonly status!: number;
  @ApiProperty({ example: 'request.invalid', description: 'Stable name for machines' }) readonly code!: string;
  @ApiPropertyOptional({ description: 'Quote it when you ask for help' }) readonly traceId?: string;
}

/** Documents the refusals of a route: `@Refuses(400, 401, 404)`. */
export const Refuses = (...statuses: readonly number[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemBody' } } },
      }),
    ),
  );
