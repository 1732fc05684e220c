import { ArrayNotEmpty, IsInt, IsUrl } from 'class-validator';
import { CommaList, ConfigError, loadConfig, loadConfigGroup, Numeric } from './load-config.js';

class ExampleConfig {
  @Numeric() @IsInt() readonly PORT: number = 3000;
  @IsUrl({ protocols: ['postgres'], require_tld: false }) readonly DATABASE_URL!: string;
  @CommaList() @ArrayNotEmpty() readonly KAFKA_BROKERS!: string[];
}

const DATABASE_URL = 'postgres://u:p@localhost:5432/order';

describe('loading the configuration', () => {
  it('reads lists and numbers, keeps defaults and ignores variables that it was not asked for', () => {
    const config = loadConfig(ExampleConfig, { DATABASE_URL, KAFKA_BROKERS: 'a:9092,b:9092', HOME: '/root' });
    expect(config).toEqual({ PORT: 3000, DATABASE_URL, KAFKA_BROKERS: ['a:9092', 'b:9092'] });
    expect(loadConfig(ExampleConfig, { PORT: '8080', DATABASE_URL, KAFKA_BROKERS: 'a' }).PORT).toBe(8080);
  });

  it('takes an empty variable as unset', () => {
    expect(loadConfig(ExampleConfig, { PORT: '', DATABASE_URL, KAFKA_BROKERS: 'a' }).PORT).toBe(3000);
  });

  it('names every wrong variable at once', () => {
    expect(() => loadConfig(ExampleConfig, { PORT: 'x' })).toThrow(ConfigError);
    expect(() => loadConfig(ExampleConfig, { PORT: 'x' })).toThrow(/PORT[^]*DATABASE_URL[^]*KAFKA_BROKERS/);
  });

  it('takes a group of variables whole, or not at all when none of it is set', () => {
    expect(loadConfigGroup(ExampleConfig, { HOME: '/root', DATABASE_URL: '' })).toBeUndefined();
    expect(loadConfigGroup(ExampleConfig, { DATABASE_URL, KAFKA_BROKERS: 'a' })).toMatchObject({ DATABASE_URL });
    expect(() => loadConfigGroup(ExampleConfig, { DATABASE_URL })).toThrow('KAFKA_BROKERS');
  });
});
