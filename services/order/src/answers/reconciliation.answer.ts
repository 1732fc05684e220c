import { ApiProperty } from '@nestjs/swagger';
import {
  type KnownReconciliation,
  reconciliationCauses,
  reconciliationStates,
} from '../persistence/reconciliation.store.js';

/** A comparison with a provider's books as REST shows it. */
export class ReconciliationAnswer {
  @ApiProperty({ format: 'uuid' }) readonly reconciliationId!: string;
  @ApiProperty({ example: 'stripe' }) readonly provider!: string;
  @ApiProperty({ format: 'date-time' }) readonly from!: string;
  @ApiProperty({ format: 'date-time', description: 'Not included' }) readonly to!: string;
  @ApiProperty({ enum: reconciliationCauses }) readonly cause!: KnownReconciliation['cause'];
  @ApiProperty({ enum: reconciliationStates }) readonly state!: KnownReconciliation['state'];
  @ApiProperty({ format: 'date-time' }) readonly requestedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly finishedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt came to nothing' })
  readonly failure!: string | null;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'So many payments the provider has listed' })
  readonly payments!: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'So many refunds the provider has listed' })
  readonly refunds!: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly differences!: number;
}

export const toReconciliationAnswer = (run: KnownReconciliation): ReconciliationAnswer => ({
  reconciliationId: run.reconciliationId,
  provider: run.provider,
  from: new Date(run.fromMs).toISOString(),
  to: new Date(run.toMs).toISOString(),
  cause: run.cause,
  state: run.state,
  requestedAt: new Date(run.requestedAtMs).toISOString(),
  finishedAt: run.finishedAtMs === null ? null : new Date(run.finishedAtMs).toISOString(),
  failure: run.failure,
  payments: run.payments,
  refunds: run.refunds,
  differences: run.differences,
});
