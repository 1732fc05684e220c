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

  const lost = (code: string): Error => Object.assign(new Error('as the system says'), { code });

  it.each<[string, unknown]>([
    ['a refused connection', lost('ECONNREFUSED')],
    ['a broken connection', lost('ECONNRESET')],
    ['a connection that ended under a statement', new Error('Connection terminated unexpectedly')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a log that does not answer', new EventLogUnavailable(new Error('no broker'))],
  ])('%s: nobody’s fault', (_, error) => {
    expect(failureKind(error)).toBe('infrastructure');
  });

  it.each<[string, unknown]>([
    ['a refusal', new Refused('conflict')],
    ['a broken contract', new ContractViolation('a.b.v1', ['/ no'])],
    ['an unreadable record', new UnparsableRecord('no JSON')],
  ])('%s: no retry can help', (_, error) => {
    expect(failureKind(error)).toBe('permanent');
  });

  it.each<[string, unknown]>([
    ['a TypeError', new TypeError('undefined is not a function')],
    ['a violated constraint', fromPostgres('23505')],
    ['a value that is none', fromPostgres('22P02')],
    ['a thrown string', 'oops'],
    ['a thrown null', null],
  ])('%s: perhaps a bug', (_, error) => {
    expect(failureKind(error)).toBe('unknown');
  });
});
