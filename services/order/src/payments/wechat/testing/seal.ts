import { createCipheriv, randomBytes } from 'node:crypto';
import type { SealedResource } from '../sealed-resource.js';

/** Encrypts like WeChat Pay does: what `unseal` opens. */
export function seal(apiV3Key: string, content: string, associated: string): SealedResource {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associated));
  const ciphertext = Buffer.concat([cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    nonce,
    associated_data: associated,
    ciphertext: ciphertext.toString('base64'),
  };
}
