import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PlainText } from '@shopcast/http';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { type LineUnitsBody, UnitsOrAll } from '../../bodies/line-units.body.js';

export class RequestReturnBody {
  @PlainText(200, { example: 'The colour is another one' }) readonly reason!: string;
  @UnitsOrAll() readonly lines?: LineUnitsBody[];
}

export class AcceptReturnBody {
  @ApiProperty({ description: 'Whether the units go back on sale' }) @IsBoolean() readonly restock!: boolean;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'What was paid for the units and not given back yet, when absent; 0: no money goes back with them',
  })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly refundMinor?: number;
}

export class RefuseReturnBody {
  @PlainText(200, { example: 'The seal is broken' }) readonly why!: string;
}
