import { Injectable } from '@nestjs/common';
import { systemClock, type WallClock } from '@shopcast/kernel';

/** By which versions become due; a spec puts another time in its place instead of waiting for a month. */
@Injectable()
export class VersionClock implements WallClock {
  now(): number {
    return systemClock.now();
  }
}
