import type { Type } from '@nestjs/common';
import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, IS_DEFINED, ValidationTypes } from 'class-validator';
import { quickReaderOf } from './quick-reader.js';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Made = Record<string, unknown>;
type Check = (made: Made) => boolean;

export interface QuickField {
  readonly name: string;
  /** The value as the instance has it; undefined when that is for class-transformer to say. */
  read(given: unknown): unknown;
  /** Whether the field of the instance is certainly valid. */
  accepts: Check;
}

/** undefined when the field has rules that are not understood here. */
export function quickField(type: Type<object>, name: string, rules: readonly Rule[]): QuickField | undefined {
  const read = readerOf(type, name, rules);
  const conditions = rules
    .filter(isCondition)
    .map(({ constraints: [holds] }) => holds as (o: Made, v: unknown) => boolean);
  const checks = rules.filter((rule) => !isCondition(rule) && !isNesting(rule)).map(checkOf);
  if (!read || checks.includes(undefined)) return undefined;
  const isAsked: Check = (made) => conditions.every((holds) => holds(made, made[name]));
  return { name, read, accepts: (made) => !isAsked(made) || checks.every((check) => check?.(made)) };
}

const isCondition = ({ type }: Rule): boolean => type === ValidationTypes.CONDITIONAL_VALIDATION;
const isNesting = ({ type }: Rule): boolean => type === ValidationTypes.NESTED_VALIDATION;

function readerOf(type: Type<object>, name: string, rules: readonly Rule[]): QuickField['read'] | undefined {
  const conversions = defaultMetadataStorage.findTransformMetadatas(type, name, TransformationType.PLAIN_TO_CLASS);
  if (conversions.length > 0) return undefined;
  const nesting = rules.find(isNesting);
  const nested = defaultMetadataStorage.findTypeMetadata(type, name);
  if (!nesting && !nested) return asItIs;
  if (!nesting || !nested || nested.options.discriminator !== undefined || !isPlain(nesting)) return undefined;
  const readOne = quickReaderOf(nested.typeFunction() as Type<object>);
  return readOne && (nesting.each ? allOf(readOne) : readOne);
}

/** Text, numbers and the like, alone or in an array. */
function asItIs(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  return Array.isArray(given) && given.every((part) => typeof part !== 'object' && part !== undefined)
    ? [...given]
    : undefined;
}

const allOf =
  (readOne: (given: unknown) => object | undefined) =>
  (given: unknown): unknown => {
    if (!Array.isArray(given)) return undefined;
    const parts = given.map(readOne);
    return parts.includes(undefined) ? undefined : parts;
  };

/** Rules that are a function of their own; `IsDefined` has a type to itself, for it also holds where others are skipped. */
const FUNCTIONS: readonly string[] = [ValidationTypes.CUSTOM_VALIDATION, IS_DEFINED];

/** The very function that class-validator would call; undefined for rules with conditions or groups of their own. */
function checkOf(rule: Rule): Check | undefined {
  const { propertyName: name, constraints } = rule;
  if (rule.type === ValidationTypes.WHITELIST) return () => true;
  if (!FUNCTIONS.includes(rule.type) || !isPlain(rule)) return undefined;
  const validators = getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls);
  if (validators.some(({ async }) => async)) return undefined;
  return (made) => {
    const value = made[name];
    const about = { targetName: '', property: name, object: made, value, constraints };
    const values: unknown[] = rule.each && Array.isArray(value) ? value : [value];
    return validators.every(({ instance }) => values.every((one) => instance.validate(one, about) === true));
  };
}

const isPlain = ({ groups, validateIf }: Rule): boolean => (groups ?? []).length === 0 && validateIf === undefined;
