import type { EventContract } from '../define-event.js';
import { type Topic, topics } from '../topics.js';
import { eventsOf, nameOf } from './async-api.js';
import { type FieldRow, fieldRows } from './field-rows.js';
import { plain } from './event-schema.js';

const GENERATED = '<!-- Generated from libs/contracts. Change the contract, not this page. -->';

/** The list of all topics. */
export const topicsPage = (): string => `${GENERATED}

# The topics of the log

Values are JSON, one event each. The attributes of the event ([CloudEvents](https://cloudevents.io) 1.0, binary mode) are
record headers: \`ce_id\`, \`ce_type\`, \`ce_source\`, \`ce_subject\`, \`ce_time\`; \`traceparent\` joins an event to the request
that caused it. The same \`ce_id\` again is the same fact again. Records of one key keep their order.

| topic | published by | key | partitions | what it tells |
| --- | --- | --- | --- | --- |
${Object.values(topics).map(topicRow).join('\n')}
`;

const topicRow = (topic: Topic): string =>
  `| [${topic.name}](${nameOf(topic)}.md) | ${topic.owner} | \`${topic.key}\` | ${topic.partitions} | ${topic.meaning} |`;

/** One topic with all its events. `golden` gives an event's example. */
export const topicPage = (topic: Topic, golden: (type: string) => string): string => `${GENERATED}

# ${topic.name}

${topic.meaning} Published by ${topic.owner}, key \`${topic.key}\`, ${topic.partitions} partition${topic.partitions === 1 ? '' : 's'}.

- **Kept** for ever: the topic is created without a limit of time or size.
- **Order**: records of one \`${topic.key}\` keep theirs; records of different keys may lie in different partitions.
- **Personal data**: ${personalIn(topic)}.
- **Read again**: from any offset; \`npm run refold\` folds from the first one, and [the archive](../analysts.md) has every
  record in \`topic=${topic.name}/\`. The same \`ce_id\` again is the same fact.

${eventsOf(topic)
  .map((contract) => eventSection(contract, golden(contract.type)))
  .join('\n')}`;

/** The fields of its events that tell something of a person. */
function personalIn(topic: Topic): string {
  const fields = new Set(eventsOf(topic).flatMap(({ personal }) => personal));
  return fields.size === 0 ? 'none' : [...fields].map((field) => `\`${field}\``).join(', ');
}

const eventSection = (contract: EventContract, example: string): string => `## ${contract.type}

${contract.meaning} [JSON Schema](../events/${contract.type}.schema.json)

| field | type | meaning |
| --- | --- | --- |
${fieldRows(plain(contract.schema))
  .map((row) => fieldRow(row, contract.personal))
  .join('\n')}

\`\`\`json
${example.trim()}
\`\`\`
`;

function fieldRow({ path, kind, optional, description }: FieldRow, personal: readonly string[]): string {
  const notes = [optional ? 'optional' : '', personal.includes(path) ? '**personal data**' : ''].filter(Boolean);
  return `| \`${path}\` | ${[kind, ...notes].join(', ')} | ${description} |`;
}
