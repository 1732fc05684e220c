import { readFileSync } from 'node:fs';
import { allContracts, contractOf } from '../all-contracts.js';
import { committedDocuments, DOCUMENTS, schemaPath } from '../documents/contract-documents.js';
import { eventSchema } from '../documents/event-schema.js';
import { type PublishedSchema, schemaBreaks } from './schema-breaks.js';

const published = committedDocuments()
  .filter((path) => path.startsWith('events/'))
  .map((path) => path.replace('events/', '').replace('.schema.json', ''));

/** The committed schemas are the past: what was published once must stay true for as long as somebody may replay it. */
describe('a published event', () => {
  it.each(published)('%s still has a contract that breaks nothing', (type) => {
    const past = JSON.parse(readFileSync(DOCUMENTS + schemaPath(type), 'utf8')) as PublishedSchema;
    const contract = contractOf(type);

    expect(contract).toBeDefined();
    expect(contract && schemaBreaks(past, eventSchema(contract))).toEqual([]);
  });

  it('is every event there is', () => {
    expect([...published].sort()).toEqual(allContracts.map(({ type }) => type).sort());
  });
});
