import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';

export class CommissionBody {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: 10_000,
    example: 1500,
    description: 'Hundredths of a percent; null goes back to the account’s default rate',
  })
  @ValidateIf((_body, rate) => rate !== null)
  @IsInt()
  @Min(0)
  @Max(10_000)
  readonly rateBasisPoints!: number | null;
}
