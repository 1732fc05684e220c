import { loadConfig, Numeric } from '@shopcast/config';
import { IsInt, IsOptional, IsUrl, Max, Min, MinLength } from 'class-validator';

const postgres = { protocols: ['postgres', 'postgresql'], require_tld: false };
const web = { protocols: ['http', 'https'], require_tld: false };

/** The environment of the order service. */
export class OrderConfig {
  /** The application role's connection to the order service's own database. */
  @IsUrl(postgres) readonly ORDER_DATABASE_URL!: string;

  /** The owner's connection; when given, migrations run at boot. */
  @IsOptional() @IsUrl(postgres) readonly ORDER_DATABASE_OWNER_URL?: string;

  /** Connections of one process to its database. */
  @Numeric() @IsInt() @Min(2) @Max(100) readonly ORDER_DATABASE_POOL: number = 10;

  /** How long units are held for an order that is not paid: seconds of real time, also in a rehearsal. */
  @Numeric() @IsInt() @Min(1) @Max(86_400) readonly ORDER_PAYMENT_TIMEOUT_SECONDS: number = 900;

  /** How long a quote is kept: seconds of real time, also in a rehearsal. */
  @Numeric() @IsInt() @Min(1) @Max(3_600) readonly ORDER_QUOTE_SECONDS: number = 120;

  /** After how many seconds a shipment counts as received when nobody says so: ten days. */
  @Numeric() @IsInt() @Min(1) @Max(31_536_000) readonly ORDER_RECEIVED_AFTER_SECONDS: number = 864_000;

  /** The base address that clients use; the test provider sends viewers and its callbacks there. */
  @IsUrl(web) readonly PUBLIC_URL!: string;

  /** Where the test provider's callbacks go when clients' address cannot be reached from here: in a net of containers. */
  @IsOptional() @IsUrl(web) readonly TEST_PAYMENTS_CALLBACK_URL?: string;

  /** How late the test provider's late callbacks are at most. */
  @Numeric() @IsInt() @Min(0) @Max(60_000) readonly TEST_PAYMENTS_LATEST_MS: number = 1_500;

  /** The master secret, from which the test provider's signing key is derived. */
  @MinLength(32) readonly SHOPCAST_SECRET!: string;
}

/** Read once, at boot, so that a missing variable stops the process before it takes traffic. */
export const orderConfigProvider = {
  provide: OrderConfig,
  useFactory: (): OrderConfig => loadConfig(OrderConfig, process.env),
};
