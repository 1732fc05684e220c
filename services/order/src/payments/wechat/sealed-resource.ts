import { createDecipheriv } from 'node:crypto';
import { type Static, Type } from 'typebox';

/** What WeChat Pay encrypts with the merchant's APIv3 key: contents of callbacks, and its certificates. */
export const sealedResource = Type.Object({
  algorithm: Type.Literal('AEAD_AES_256_GCM'),
  nonce: Type.String({ maxLength: 64 }),
  associated_data: Type.Optional(Type.String()),
  ciphertext: Type.String(),
});
export type SealedResource = Static<typeof sealedResource>;

const TAG_BYTES = 16;

/** @throws when it was sealed with another key, or one bit of it is another */
export function unseal(apiV3Key: string, { nonce, associated_data: associated, ciphertext }: SealedResource): string {
  const sealed = Buffer.from(ciphertext, 'base64');
  if (sealed.length < TAG_BYTES) throw new Error('The ciphertext is too short to be one');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated ?? ''));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString();
}
