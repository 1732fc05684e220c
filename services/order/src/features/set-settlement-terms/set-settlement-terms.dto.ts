import { ApiProperty } from '@nestjs/swagger';
import { BasisPoints } from '../../answers/basis-points.decorator.js';
import type { AccountTerms } from '../../domain/settlement/account-terms.js';

export class DefaultCommissionBody {
  @BasisPoints(1500) readonly rateBasisPoints!: number;
}

export class PlatformFeeBody {
  @BasisPoints(200) readonly rateBasisPoints!: number;
}

export class SettlementTermsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;

  @ApiProperty({ type: 'integer', example: 1500, description: 'Of listings that have no commission of their own' })
  readonly defaultCommissionBasisPoints!: number;

  @ApiProperty({ type: 'integer', example: 200, description: 'The platform’s share of every sale' })
  readonly platformFeeBasisPoints!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: nothing was ever set' })
  readonly since!: string | null;
}

export const toTermsAnswer = ({ sinceMs, ...terms }: AccountTerms): SettlementTermsAnswer => ({
  ...terms,
  since: sinceMs === null ? null : new Date(sinceMs).toISOString(),
});
