import { CommaList, loadConfig, Numeric } from '@shopcast/config';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength } from 'class-validator';

const NETWORK = /^[0-9a-fA-F.:]+\/\d{1,3}$/;

/** How webhooks are sent; the same in every service that sends some. */
export class WebhookConfig {
  /** Decides whether plain http is taken when WEBHOOK_PLAIN_HTTP does not. */
  @IsString() readonly SHOPCAST_PROFILE: string = 'compose';

  /** The master secret, from which the keys that seal the endpoints' secrets are derived. */
  @MinLength(32) readonly SHOPCAST_SECRET!: string;

  /** `allowed` or `refused`; unless set, endpoints may be http:// in the profiles embedded and local only. */
  @IsOptional() @IsIn(['allowed', 'refused']) readonly WEBHOOK_PLAIN_HTTP?: 'allowed' | 'refused';

  /**
   * Networks that webhooks may be sent to although they are not public, as `127.0.0.0/8,fd00:1::/32`: for development,
   * tests, and receivers in one's own network. Everybody who may register an endpoint can then send requests there.
   */
  @CommaList() @Matches(NETWORK, { each: true }) readonly WEBHOOK_ALLOWED_NETWORKS: string[] = [];

  /** How long a receiver may take to answer, from looking up its name to the status line. */
  @Numeric() @IsInt() @Min(100) @Max(60_000) readonly WEBHOOK_TIMEOUT_MS: number = 15_000;

  /** Requests to one endpoint at once, over all processes. */
  @Numeric() @IsInt() @Min(1) @Max(100) readonly WEBHOOK_CONCURRENCY: number = 8;

  /** Delay before the second attempt; each further one is three times as long, up to eight hours. */
  @Numeric() @IsInt() @Min(10) @Max(60_000) readonly WEBHOOK_FIRST_RETRY_MS: number = 5_000;

  /** An endpoint that has taken nothing for so many days is paused. */
  @Numeric() @IsInt() @Min(1) @Max(365) readonly WEBHOOK_PAUSE_AFTER_DAYS: number = 5;

  /** How long messages and what became of them are kept, sent or not. Longer than the three days of attempts. */
  @Numeric() @IsInt() @Min(7) @Max(365) readonly WEBHOOK_KEEP_DAYS: number = 30;
}

/** Read once, at boot, so that a wrong variable stops the process before it takes traffic. */
export const webhookConfigProvider = {
  provide: WebhookConfig,
  useFactory: (): WebhookConfig => loadConfig(WebhookConfig, process.env),
};

/** Plain http is for trying things out: what is sent can be read on the way. */
export const plainHttpAllowed = ({ WEBHOOK_PLAIN_HTTP, SHOPCAST_PROFILE }: WebhookConfig): boolean =>
  WEBHOOK_PLAIN_HTTP === undefined
    ? SHOPCAST_PROFILE === 'embedded' || SHOPCAST_PROFILE === 'local'
    : WEBHOOK_PLAIN_HTTP === 'allowed';
