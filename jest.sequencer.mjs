import TestSequencer from '@jest/test-sequencer';

/** Servers that die and come back, and whole crowds; the longest stand first. */
const LONG = [
  /kafka-faults/,
  /local\.e2e|sales\.e2e|check-orders\.int|run-case/,
  /fold-laws|crash|run-sale|media\.e2e/,
  /room-pages\.e2e|sending|expire-unpaid|refold\.int/,
];

/** One of those at the end would keep one worker busy while the others rest; and a fresh clone remembers no durations. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
}

function place({ path }) {
  const found = LONG.findIndex((pattern) => pattern.test(path));
  return found === -1 ? LONG.length : found;
}
