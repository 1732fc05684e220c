import { readFileSync } from 'node:fs';
import { allContracts } from '../all-contracts.js';
import { topics } from '../topics.js';
import { asyncApi } from './async-api.js';
import { committedDocuments, contractDocuments, DOCUMENTS } from './contract-documents.js';

describe('the generated documents', () => {
  it('are committed as the contracts make them today (write-documents.ts writes them again)', async () => {
    const documents = await contractDocuments();
    const committed = committedDocuments();

    const stale = [...documents].filter(([path, text]) => !committed.includes(path) || textOf(path) !== text);
    expect(stale.map(([path]) => path)).toEqual([]);
    expect(committed.filter((path) => !documents.has(path))).toEqual([]);
  });
});

const textOf = (path: string): string => readFileSync(DOCUMENTS + path, 'utf8');

describe('the AsyncAPI document', () => {
  const document = asyncApi();

  it('has a channel for every topic and a message for every event, each on its own topic', () => {
    const { channels, components } = document;
    const told = Object.values(channels).flatMap(({ address, messages }) =>
      Object.keys(messages).map((type) => `${type} on ${address}`),
    );

    expect(Object.values(channels).map(({ address }) => address)).toEqual(
      Object.values(topics).map(({ name }) => name),
    );
    expect(told.sort()).toEqual(allContracts.map(({ type, topic }) => `${type} on ${topic.name}`).sort());
    expect(Object.keys(components.messages)).toEqual(allContracts.map(({ type }) => type));
  });

  it('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');

    expect(references.length).toBeGreaterThan(3 * allContracts.length);
    expect(references.filter((reference) => !leadsSomewhere(document, reference))).toEqual([]);
  });

  it('names its parts as AsyncAPI allows', () => {
    const { channels, operations, components } = document;
    const names = [channels, operations, components.messages, components.schemas].flatMap(Object.keys);

    expect(names.filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([]);
  });
});

const leadsSomewhere = (document: object, reference: string): boolean =>
  reference
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document) !== undefined;
