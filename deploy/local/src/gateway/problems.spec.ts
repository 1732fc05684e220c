import { problemOf } from '@shopcast/http';
import { refusalOf } from './problems.js';

describe('what the gateway refuses by itself', () => {
  it.each([400, 404, 413, 414])('reads as a service’s own refusal with status %d', (statusCode) => {
    expect(refusalOf({ statusCode }, undefined)).toEqual(problemOf({ statusCode }, undefined));
  });

  it('is a 503 that names the service when that gives no answer', () => {
    expect(refusalOf(new Error('connection refused'), 'order')).toMatchObject({ status: 503, service: 'order' });
  });
});
