import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Allow, Caller, Credentials, type Principal, routesWithoutPolicy, sha256 } from '@shopcast/access';
import { DomainError, newId } from '@shopcast/kernel';
import { IsInt } from 'class-validator';
import { IdempotencyKey } from './idempotency-key.decorator.js';
import { startApp } from './start-app.js';
import { UuidParam } from './uuid-param.js';

const OPERATOR_KEY = 'operator-of-this-spec';

class TooSmall extends DomainError {
  readonly code = 'parcel.too_small';
  readonly kind = 'conflict';
}

class ParcelBody {
  @IsInt() readonly grams!: number;
}

@Controller('parcels')
class ParcelController {
  @Get('open')
  @Allow({ anyone: true })
  open(): object {
    return { open: true };
  }

  @Get('mine')
  @Allow({ staff: ['shop'] })
  mine(@Caller() caller: Principal): object {
    return caller;
  }

  @Get(':parcelId/label')
  @Allow({ operator: true })
  label(@UuidParam('parcelId') parcelId: string): object {
    return { parcelId };
  }

  @Post()
  @Allow({ operator: true })
  send(@Body() { grams }: ParcelBody, @IdempotencyKey() key: string): object {
    if (grams < 10) throw new TooSmall('Too small to send', { grams });
    if (grams > 1_000) throw new Error('the scales are broken');
    return { grams, key };
  }

  @Get('forgotten')
  forgotten(): object {
    return {};
  }
}

@Module({ controllers: [ParcelController] })
class ParcelModule {}

describe('a process', () => {
  let app: NestFastifyApplication;
  let staffKey: string;

  beforeAll(async () => {
    process.env['SHOPCAST_SECRET'] = 'a secret for this spec, at least 32 characters';
    process.env['SHOPCAST_OPERATOR_KEY_SHA256'] = sha256(OPERATOR_KEY).toString('hex');
    app = await startApp({
      title: 'parcels',
      modules: [ParcelModule],
      grpc: [],
      config: { HOST: '127.0.0.1', PORT: 0 },
    });
    staffKey = app.get(Credentials).issueAccountKey({ accountId: newId(), keyId: newId(), scopes: ['shop'] });
  });
  afterAll(() => app.close());

  const ask = async (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}, payload?: object) => {
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.json() as never };
  };
  const operator = { authorization: `Bearer ${OPERATOR_KEY}` };

  it('asks for credentials, refuses wrong ones, and says which would do', async () => {
    expect((await ask('GET', '/parcels/open')).status).toBe(200);
    expect(await ask('GET', '/parcels/mine')).toMatchObject({
      status: 401,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'access.credentials_missing' },
    });
    expect(await ask('GET', '/parcels/mine', { authorization: 'Bearer x' })).toMatchObject({
      status: 401,
      body: { code: 'access.credentials_refused', reason: 'invalid' },
    });
    expect(await ask('GET', '/parcels/mine', operator)).toMatchObject({
      status: 403,
      body: { code: 'access.not_allowed', needed: ['an account key with scope "shop"'] },
    });
    expect((await ask('GET', '/parcels/mine', { authorization: `Bearer ${staffKey}` })).status).toBe(200);
  });

  it('lets nobody use a route that has no policy, and finds such routes', async () => {
    expect((await ask('GET', '/parcels/forgotten', operator)).status).toBe(403);
    expect(routesWithoutPolicy(app)).toEqual(['ParcelController.forgotten']);
  });

  it('answers domain refusals as problem documents with their code and details', async () => {
    const { status, body } = await ask('POST', '/parcels', { ...operator, 'idempotency-key': 'k' }, { grams: 1 });
    expect({ status, body }).toMatchObject({
      status: 409,
      body: { type: 'urn:shopcast:problem:parcel.too_small', code: 'parcel.too_small', grams: 1, status: 409 },
    });
  });

  it('names unknown and wrong fields, a wrong id and a missing idempotency key', async () => {
    const withKey = { ...operator, 'idempotency-key': 'k' };
    expect(await ask('POST', '/parcels', withKey, { grams: 20, price: 1 })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ field: 'price', problem: 'property price should not exist' }] },
    });
    expect((await ask('POST', '/parcels', withKey, { grams: 'x' })).status).toBe(400);
    expect(await ask('GET', '/parcels/7/label', operator)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'parcelId' }] },
    });
    expect(await ask('POST', '/parcels', operator, { grams: 20 })).toMatchObject({
      status: 400,
      body: { code: 'request.idempotency_key_missing' },
    });
  });

  it('answers broken JSON, other media types, huge bodies and unknown addresses without a 5xx', async () => {
    const post = (headers: Record<string, string>, payload: string) =>
      app.inject({ method: 'POST', url: '/parcels', headers: { ...operator, ...headers }, payload });
    const json = { 'content-type': 'application/json' };
    expect((await post(json, '{"grams":')).json()).toMatchObject({ status: 400, code: 'request.malformed' });
    expect((await post({ 'content-type': 'text/csv' }, 'a,b')).json()).toMatchObject({ status: 415 });
    expect((await post(json, `{"grams":"${'9'.repeat(300_000)}"}`)).json()).toMatchObject({ status: 413 });
    const longId = await ask('GET', `/parcels/${'7'.repeat(5_000)}/label`, operator);
    expect(longId).toMatchObject({ status: 414, body: { code: 'request.too_large' } });
    expect((await ask('GET', '/parcels/%E0%A4%A', operator)).body).toMatchObject({ code: 'request.malformed' });
    expect((await ask('GET', '/nowhere')).body).toMatchObject({ status: 404, code: 'request.route_unknown' });
  });

  it('hides what went wrong inside, and gives the trace id to ask about', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/parcels',
      headers: { ...operator, 'idempotency-key': 'k', traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01` },
      payload: { grams: 5_000 },
    });
    expect(answer.json()).toEqual({
      type: 'urn:shopcast:problem:internal.error',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'internal.error',
      traceId: 'ab'.repeat(16),
    });
    expect(answer.headers['x-trace-id']).toBe('ab'.repeat(16));
  });

  it('tells its health, its metrics and its OpenAPI 3.1 document', async () => {
    expect(await ask('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    const metrics = await app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).toContain(
      'shopcast_http_request_seconds_count{method="GET",route="/parcels/mine",status="403"}',
    );
    const { body } = await ask('GET', '/docs-json');
    expect(body).toMatchObject({ openapi: '3.1.0', paths: { '/parcels': {} } });
  });
});
