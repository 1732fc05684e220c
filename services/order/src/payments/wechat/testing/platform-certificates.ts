import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const YEAR_MS = 365 * 86_400_000;

/** A certificate with its private key. */
export interface Signer {
  /** Hexadecimal, upper case. */
  readonly serial: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** PEM. */
  readonly certificate: string;
}

/** A new key with a certificate about it, signed by itself. */
export async function newSigner(name: string): Promise<Signer> {
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const serial = `5A${randomBytes(19).toString('hex')}`.toUpperCase();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial,
    name: `CN=${name}, O=Simulated`,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 5 * YEAR_MS),
    signingAlgorithm: ALGORITHM,
    keys,
  });
  return {
    serial,
    privateKey: KeyObject.from(keys.privateKey),
    publicKey: KeyObject.from(keys.publicKey),
    certificate: certificate.toString('pem'),
  };
}
