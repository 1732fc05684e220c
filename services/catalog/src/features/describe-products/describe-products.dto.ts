import { ApiProperty } from '@nestjs/swagger';
import { Title } from '@shopcast/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsISO4217CurrencyCode, IsObject, IsUUID, ValidateNested } from 'class-validator';
import { PriceMinor } from '../../api/price-minor.decorator.js';

export class SkuBody {
  @Title('Red, 38') readonly title!: string;
  @PriceMinor() readonly listPriceMinor!: number;

  @ApiProperty({ example: 'CNY', description: 'ISO 4217; the same for all variants' })
  @IsISO4217CurrencyCode()
  readonly currency!: string;
}

export class ProductBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly brandId!: string;

  @Title('Canvas tote') readonly title!: string;

  @ApiProperty({ type: SkuBody, isArray: true, minItems: 1, maxItems: 100 })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SkuBody)
  readonly skus!: SkuBody[];
}
