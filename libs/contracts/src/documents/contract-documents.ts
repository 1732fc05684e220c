import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { allContracts } from '../all-contracts.js';
import { topics } from '../topics.js';
import { asyncApi, nameOf } from './async-api.js';
import { eventSchema } from './event-schema.js';
import { roomAsyncApi } from './room-async-api.js';
import { topicPage, topicsPage } from './topic-page.js';

/** Where the generated documents are committed. */
export const DOCUMENTS = fileURLToPath(new URL('../../../../deploy/docs/', import.meta.url));
const GOLDEN = fileURLToPath(new URL('../../golden/', import.meta.url));

/** Folders that hold nothing but generated documents. */
export const GENERATED_FOLDERS = ['events', 'topics'];

/** An event as it was once published, as JSON text. */
export const goldenPayload = (type: string): string => readFileSync(`${GOLDEN}${type}.json`, 'utf8');

export const goldenTypes = (): string[] => readdirSync(GOLDEN).map((file) => file.replace(/\.json$/, ''));

export const schemaPath = (type: string): string => `events/${type}.schema.json`;

/** Every generated document: its path below {@link DOCUMENTS}, and its text as the formatter leaves it. */
export async function contractDocuments(): Promise<ReadonlyMap<string, string>> {
  const documents: [path: string, text: string][] = [
    ...allContracts.map((contract) => [schemaPath(contract.type), json(eventSchema(contract))] as [string, string]),
    ['asyncapi.json', json(asyncApi())],
    ['room.asyncapi.json', json(roomAsyncApi())],
    ['topics/README.md', topicsPage()],
    ...Object.values(topics).map(
      (topic) => [`topics/${nameOf(topic)}.md`, topicPage(topic, goldenPayload)] as [string, string],
    ),
  ];
  return new Map(
    await Promise.all(documents.map(async ([path, text]) => [path, await formatted(path, text)] as const)),
  );
}

/** Generated files that are committed, whether or not they still should be. */
export const committedDocuments = (): string[] => [
  'asyncapi.json',
  'room.asyncapi.json',
  ...GENERATED_FOLDERS.flatMap((folder) => readdirSync(`${DOCUMENTS}${folder}`).map((file) => `${folder}/${file}`)),
];

const json = (document: object): string => JSON.stringify(document);

async function formatted(path: string, text: string): Promise<string> {
  const filepath = `${DOCUMENTS}${path}`;
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
