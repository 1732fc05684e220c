import { ContractViolation } from '@shopcast/contracts';
import { DomainError, type ErrorKind } from '@shopcast/kernel';
import { QueryFailedError } from 'typeorm';
import { EventLogUnavailable, UnparsableRecord } from '../log/event-log.errors.js';
import { failureKind } from './failure-kind.js';

class Refused extends DomainError {
  readonly code = 'try.refused';
  constructor(readonly kind: ErrorKind) {
    super('no');
  }
}
const fromPostgres = (code: string): Error =>
  new QueryFailedError('SELECT', [], Object.assign(new Error('as the server says'), { code }));

describe('what a failure is', () => {
  it.each(['40001', '40P01', '57P01', '57P02', '57P03', '08006', '53300', '53100', '55P03', '58030'])(
    'Postgres’s %s: nobody’s fault',
    (code) => {
      expect(failureKind(fromPostgres(code))).toBe('infrastructure');
    },
  );

  it.each([
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('read'), { code: 'ECONNRESET' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new EventLogUnavailable(new Error('no broker')),
  ])('%s: nobody’s fault', (error) => {
    expect(failureKind(error)).toBe('infrastructure');
  });

  it.each([new Refused('conflict'), new ContractViolation('a.b.v1', ['/ no']), new UnparsableRecord('no JSON')])(
    '%s: no retry can help',
    (error) => {
      expect(failureKind(error)).toBe('permanent');
    },
  );

  it.each([
    new TypeError('undefined is not a function'),
    fromPostgres('23505'),
    fromPostgres('22P02'),
    'a string',
    null,
  ])('%s: perhaps a bug', (error) => {
    expect(failureKind(error)).toBe('unknown');
  });
});
