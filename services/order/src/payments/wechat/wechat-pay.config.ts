import { IsNotEmpty, IsOptional, IsUrl, Length, Matches, ValidateIf } from 'class-validator';

const web = { protocols: ['http', 'https'], require_tld: false };

/** WeChat Pay's part of the environment: all or none. */
export class WechatPayConfig {
  /** Of the official account or mini programme in which viewers pay; their viewer ids are their openids there. */
  @IsNotEmpty() readonly WECHAT_PAY_APP_ID!: string;

  @Matches(/^\d{8,32}$/) readonly WECHAT_PAY_MERCHANT_ID!: string;

  /** Serial number of the merchant's API certificate, hexadecimal. */
  @Matches(/^[0-9A-Fa-f]{8,64}$/) readonly WECHAT_PAY_MERCHANT_SERIAL!: string;

  /** The private key of that certificate: PEM, line breaks may be written as `\n`. */
  @Matches(/-----BEGIN (RSA )?PRIVATE KEY-----/) readonly WECHAT_PAY_PRIVATE_KEY!: string;

  /** The APIv3 key: 32 characters. */
  @Length(32, 32) readonly WECHAT_PAY_API_V3_KEY!: string;

  /** `PUB_KEY_ID_…`, for merchants to whom WeChat Pay gave a public key instead of certificates. */
  @ValidateIf(({ WECHAT_PAY_PUBLIC_KEY: key }: WechatPayConfig) => key !== undefined)
  @Matches(/^PUB_KEY_ID_\w+$/)
  readonly WECHAT_PAY_PUBLIC_KEY_ID?: string;

  /** That public key, PEM. */
  @ValidateIf(({ WECHAT_PAY_PUBLIC_KEY_ID: id }: WechatPayConfig) => id !== undefined)
  @Matches(/-----BEGIN PUBLIC KEY-----/)
  readonly WECHAT_PAY_PUBLIC_KEY?: string;

  /** Where callbacks are sent: the address that WeChat Pay reaches this service by, unless it is PUBLIC_URL. */
  @IsOptional() @IsUrl(web) readonly WECHAT_PAY_CALLBACK_URL?: string;

  /** Where WeChat Pay's API is, unless it is WeChat Pay's own. */
  @IsOptional() @IsUrl(web) readonly WECHAT_PAY_URL?: string;
}
