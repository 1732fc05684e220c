import { InvalidArgumentError } from 'commander';

export const wholeNumberFrom = (least: number, most: number) => (text: string) => {
  if (!Number.isInteger(Number(text))) throw new InvalidArgumentError('give a whole number.');
  return numberFrom(least, most)(text);
};

export const numberFrom = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!(value >= least && value <= most)) throw new InvalidArgumentError(`give a number from ${least} to ${most}.`);
  return value;
};
