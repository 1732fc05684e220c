import { IsUUID } from 'class-validator';

/** What all methods of shopcast.metric.v1.MetricService take. */
export class SessionRequest {
  @IsUUID() readonly sessionId!: string;
}
