import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

/** The client's own id for what it sends; sent again with the same id it counts once. */
export const ClientId = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ format: 'uuid', description: 'Made by the client; the same id again has no second effect' }),
    IsUUID(),
  );
