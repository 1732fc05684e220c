import { ApiProperty } from '@nestjs/swagger';
import { type Medium, mediums } from '@shopcast/contracts';
import { Instant, Title } from '@shopcast/http';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Optional } from '../../api/fields.decorator.js';

export class PlanSessionBody {
  @Title('Autumn skincare with 她読') readonly title!: string;

  @ApiProperty({ enum: mediums })
  @IsIn(mediums)
  readonly medium!: Medium;

  @ApiProperty({ default: 'CNY', pattern: '^[A-Z]{3}$', description: 'ISO 4217', required: false })
  @Optional()
  @Matches(/^[A-Z]{3}$/, { message: '$property must be an ISO 4217 code in upper case' })
  readonly currency: string = 'CNY';

  @Instant('Planned start; without it the session is a draft', false)
  @Optional()
  readonly plannedStart?: string;

  @Instant('Planned end; needs a start', false)
  @Optional()
  readonly plannedEnd?: string;

  @ApiProperty({
    type: 'integer',
    default: 1,
    minimum: 1,
    maximum: 3600,
    required: false,
    description: 'Session seconds per real second; above 1 it is a rehearsal',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly timeScale: number = 1;
}
