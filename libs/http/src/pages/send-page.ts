import { NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageFile } from './built-pages.js';

/** What a page may load beyond the files of its own origin. */
export interface PageSources {
  readonly connect?: readonly string[];
  readonly media?: readonly string[];
  readonly images?: readonly string[];
}

/** The path of a request below a page's address. */
export const pathBelow = (base: string, { url }: FastifyRequest): string =>
  (url.split('?')[0] ?? '').slice(base.length);

/** Sends a file of a page. @throws NotFoundException when there is none */
export async function sendPage(
  file: PageFile | undefined,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  sources: PageSources = {},
): Promise<void> {
  if (!file) throw new NotFoundException();
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  await reply
    .headers({
      'content-type': file.type,
      'content-security-policy': policyOf(sources),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    })
    .send(zipped ? file.gzipped : file.body);
}

/** Pages keep keys and tokens in memory; nothing but their own files may run in them or be asked by them. */
const policyOf = ({ connect = [], media = [], images = [] }: PageSources): string =>
  [
    `default-src 'self'`,
    ...sources('connect', connect),
    ...sources('media', media),
    ...sources('img', images),
    // Charts and progress bars carry their style with them.
    `style-src 'self' 'unsafe-inline'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

const sources = (kind: string, more: readonly string[]): readonly string[] =>
  more.length > 0 ? [`${kind}-src 'self' ${more.join(' ')}`] : [];
