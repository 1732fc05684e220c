import type { CaseDefinition } from '../plan/case-definition.js';
import type { SaleCase } from '../plan/sale/sale-case.js';
import { alex } from './alex.case.js';
import { goddess } from './goddess.case.js';
import { lipstick } from './lipstick.case.js';
import { mixed } from './mixed.case.js';
import { rehearsal } from './rehearsal.case.js';
import { taRead } from './ta-read.case.js';

/** A show follows a script in time; a sale is a rush on goods. */
export type KnownCase = CaseDefinition | SaleCase;

/** The cases that can be asked for by name. */
export const knownCases: readonly KnownCase[] = [taRead, goddess, alex, rehearsal, lipstick, mixed];

/** @throws UnknownCase */
export function caseNamed(id: string): KnownCase {
  const found = knownCases.find((known) => known.id === id);
  if (!found) throw new UnknownCase(id);
  return found;
}

/** @throws UnknownCase */
export function showNamed(id: string): CaseDefinition {
  const found = caseNamed(id);
  if (found.kind !== 'show') throw new UnknownCase(id);
  return found;
}

export class UnknownCase extends Error {
  constructor(id: string) {
    super(`There is no case ${id}. Known: ${knownCases.map((known) => known.id).join(', ')}.`);
    this.name = 'UnknownCase';
  }
}
