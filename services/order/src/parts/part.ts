import type { Provider, Type } from '@nestjs/common';

/** A part of the service: what can be asked, and what answers. Parts may use each other's providers. */
export interface Part {
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}
