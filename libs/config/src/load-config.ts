import { plainToInstance, Transform } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';

/** The environment cannot be used; the message lists every problem at once. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads and checks the variables that `shape` declares, and freezes them. The class is the documentation of the
 * environment: names, defaults, rules.
 * @throws ConfigError naming every missing or wrong variable
 */
export function loadConfig<T extends object>(shape: new () => T, env: NodeJS.ProcessEnv): Readonly<T> {
  const config = plainToInstance(shape, withoutEmpty(env), { exposeDefaultValues: true });
  const problems = validateSync(config, { whitelist: true }).flatMap((error) => Object.values(error.constraints ?? {}));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/**
 * Reads variables that belong together and may all be absent: undefined when none of them is set.
 * @throws ConfigError when only some are set, naming what is missing
 */
export function loadConfigGroup<T extends object>(shape: new () => T, env: NodeJS.ProcessEnv): Readonly<T> | undefined {
  const rules = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const given = withoutEmpty(env);
  return rules.some(({ propertyName }) => given[propertyName] !== undefined) ? loadConfig(shape, env) : undefined;
}

/** Compose files and shells pass unset variables as empty strings. */
const withoutEmpty = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

/** `a,b` → `['a', 'b']`. */
export const CommaList = () =>
  Transform(({ value }) =>
    Array.isArray(value)
      ? value
      : String(value ?? '')
          .split(',')
          .filter(Boolean),
  );

/** `'8080'` → `8080`; what is no number is left for the validator to name. */
export const Numeric = () =>
  Transform(({ value }) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value));
