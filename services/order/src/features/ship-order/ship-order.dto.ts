import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PlainText } from '@shopcast/http';
import { IsUUID, Matches } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { type LineUnitsBody, UnitsOrAll } from '../../bodies/line-units.body.js';

const TRACKING = '^[A-Za-z0-9][A-Za-z0-9 ./-]{0,63}$';

/** How the units travel. */
export class Carriage {
  @PlainText(60, { example: 'SF Express' }) readonly carrier!: string;

  @ApiProperty({ pattern: TRACKING, example: 'SF1234567890123' })
  @Matches(new RegExp(TRACKING))
  readonly trackingNumber!: string;
}

export class ShipOrderBody extends Carriage {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Whose goods: needed where the order has those of several brands',
  })
  @Optional()
  @IsUUID()
  readonly brandId?: string;

  @UnitsOrAll() readonly lines?: LineUnitsBody[];
}
