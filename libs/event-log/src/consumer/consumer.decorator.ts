import 'reflect-metadata';
import { Injectable } from '@nestjs/common';

const NAME = Symbol('shopcast.consumer.name');
const OPTIONS = Symbol('shopcast.consumer.options');

export interface ConsumerOptions {
  /**
   * The consumer itself recognises an event that it has had before, for as long as it matters, and takes it for nothing:
   * the inbox is not asked. For consumers whose own state can tell, at the rate of an interactive crowd.
   */
  readonly knowsRepeats?: boolean;
  /** Takes so many records in one transaction when they are there, if that is more than its service does otherwise. */
  readonly recordsPerTurn?: number;
}

/** A class whose methods take events. */
export type ConsumerClass = new (...args: never[]) => object;

/**
 * Makes a class a consumer of the log. The name is its consumer group and its identity in inbox and offsets, so it is
 * written here, is unique in the whole system, and never changes when the class does.
 */
export const Consumer =
  (name: `${string}.${string}`, options: ConsumerOptions = {}) =>
  (target: ConsumerClass): void => {
    Reflect.defineMetadata(NAME, name, target);
    Reflect.defineMetadata(OPTIONS, options, target);
    Injectable()(target);
  };

/** @throws TypeError for a class without the decorator */
export function consumerName(target: ConsumerClass): string {
  const name: unknown = Reflect.getMetadata(NAME, target);
  if (typeof name !== 'string') throw new TypeError(`${target.name} is no consumer: it lacks @Consumer`);
  return name;
}

export const consumerOptions = (target: ConsumerClass): ConsumerOptions =>
  Reflect.getMetadata(OPTIONS, target) as ConsumerOptions;
