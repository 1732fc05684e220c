/**
 * Which specs run beside which. Most want a core; some wait, for servers that die and come back or for groups that form
 * anew, and would hold up the others in their queue; and what kills processes or measures wants the machine for itself.
 */
const waiting = ['(kafka|postgres)-faults', 'kafka-event-log', 'several-processes', 'room/restart', 'start-kafka'];
const alone = ['kill', 'ta-read', 'faults'];

const endingIn = (names, suffix) => `(${names.join('|')})\\.${suffix}\\.ts$`;
const notEndingIn = (names, suffix) => `(?<!(${names.join('|')})\\.)${suffix}\\.ts$`;

/** Patterns of the paths of specs; together they name each spec once. */
export const lanes = {
  plain: `${notEndingIn(waiting, 'int-spec')}|\\.spec\\.ts$`,
  waiting: endingIn(waiting, 'int-spec'),
  alone: endingIn(alone, 'e2e-spec'),
  beside: notEndingIn(alone, 'e2e-spec'),
};
