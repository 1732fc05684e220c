import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { allContracts, contractOf } from './all-contracts.js';
import { goldenPayload, goldenTypes } from './documents/contract-documents.js';
import { eventSchema } from './documents/event-schema.js';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
for (const word of ['x-topic', 'x-key', 'x-personal-data']) ajv.addKeyword(word);

/** Events outlive code: what was published must stay readable. Golden files are added with a version, never edited. */
describe('every event', () => {
  const cases = allContracts.map((contract) => [contract.type, contract] as const);

  it.each(cases)('%s reads and writes its golden payload, every field of it', (type, contract) => {
    const golden = JSON.parse(goldenPayload(type)) as object;

    expect(contract.parse(golden)).toEqual(golden);
    expect(contract.of(golden)).toMatchObject({ type, topic: contract.topic.name, data: golden });
  });

  it.each(cases)('%s has a key made of fields that never are empty', (type, contract) => {
    const { key } = contract.of(JSON.parse(goldenPayload(type)) as object);

    expect(key.split(':')).toHaveLength(contract.keyFields.length);
    expect(contract.topic.key).toBe(contract.keyFields.join(':'));
    expect(key.split(':').every((part) => part !== '' && part !== 'undefined')).toBe(true);
  });

  it.each(cases)('%s is valid by its published JSON Schema, also with fields from the future', (type, contract) => {
    const golden = JSON.parse(goldenPayload(type)) as object;
    const validate = ajv.compile(eventSchema(contract));

    expect(validate(golden) || validate.errors).toBe(true);
    expect(validate({ ...golden, fromTheFuture: 1 })).toBe(true);
    expect(validate({})).toBe(false);
  });

  it('has one golden payload, and every golden payload an event', () => {
    expect(goldenTypes().sort()).toEqual(allContracts.map(({ type }) => type).sort());
    expect(goldenTypes().every((type) => contractOf(type) !== undefined)).toBe(true);
  });
});
