import { applyDecorators } from '@nestjs/common';
import { ArrayUnique, IsArray, IsUUID } from 'class-validator';

/** A list that names each listing once, however its id is spelled. */
export const ListingIds = (): PropertyDecorator =>
  applyDecorators(
    IsUUID(undefined, { each: true }),
    ArrayUnique((listingId) => String(listingId).toLowerCase()),
    IsArray(),
  );
