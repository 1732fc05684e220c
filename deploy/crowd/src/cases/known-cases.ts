import type { CaseDefinition } from '../plan/case-definition.js';
import { rehearsal } from './rehearsal.case.js';
import { taRead } from './ta-read.case.js';

/** The cases that can be asked for by name. */
export const knownCases: readonly CaseDefinition[] = [taRead, rehearsal];

/** @throws UnknownCase */
export function caseNamed(id: string): CaseDefinition {
  const found = knownCases.find((known) => known.id === id);
  if (!found) throw new UnknownCase(id);
  return found;
}

export class UnknownCase extends Error {
  constructor(id: string) {
    super(`There is no case ${id}. Known: ${knownCases.map((known) => known.id).join(', ')}.`);
    this.name = 'UnknownCase';
  }
}
