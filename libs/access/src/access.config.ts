import { loadConfig } from '@shopcast/config';
import { IsHash, MinLength } from 'class-validator';

/** The secrets from which every key and token is signed and checked; the same in all services. */
export class AccessConfig {
  /** Master secret, at least 32 characters; the keys that sign account keys and viewer tokens are derived from it. */
  @MinLength(32) readonly SHOPCAST_SECRET!: string;

  /** SHA-256 (hex) of the operator key; the key itself is stored nowhere. */
  @IsHash('sha256') readonly SHOPCAST_OPERATOR_KEY_SHA256!: string;
}

export const loadAccessConfig = (env: NodeJS.ProcessEnv = process.env): AccessConfig => loadConfig(AccessConfig, env);
