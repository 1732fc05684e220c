import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { compileProtos, protoBreaks } from '../compatibility/buf.js';
import { type PublishedSchema, schemaBreaks } from '../compatibility/schema-breaks.js';
import { PROTO_ROOT, PUBLISHED_PROTOS } from '../protos.js';
import { committedDocuments, contractDocuments, DOCUMENTS, GENERATED_FOLDERS } from './contract-documents.js';

/**
 * Writes the documents of all contracts. What was published is never overwritten by what breaks it: a published name
 * keeps its meaning, and a changed meaning gets a new version.
 */
for (const folder of GENERATED_FOLDERS) mkdirSync(DOCUMENTS + folder, { recursive: true });
const documents = await contractDocuments();
const breaks = [...[...documents].flatMap(breaksIn), ...(existsSync(PUBLISHED_PROTOS) ? protoBreaks(PROTO_ROOT) : [])];
if (breaks.length > 0) {
  process.stderr.write(`Nothing was written. Give it a new version instead:\n${breaks.join('\n')}\n`);
  process.exit(1);
}

// A schema that no contract has any more stays: it is the past, and the compatibility check asks for it.
const forgotten = committedDocuments().filter((path) => path.startsWith('topics/') && !documents.has(path));
for (const path of forgotten) rmSync(DOCUMENTS + path);
for (const [path, text] of documents) writeFileSync(DOCUMENTS + path, text);
const { status, said } = compileProtos(PROTO_ROOT, PUBLISHED_PROTOS);
process.stdout.write(`${said}${documents.size} documents written\n`);
process.exitCode = status ?? 1;

function breaksIn([path, text]: readonly [string, string]): string[] {
  if (!path.startsWith('events/') || !existsSync(DOCUMENTS + path)) return [];
  const past = JSON.parse(readFileSync(DOCUMENTS + path, 'utf8')) as PublishedSchema;
  return schemaBreaks(past, JSON.parse(text) as PublishedSchema).map((problem) => `${path}: ${problem}`);
}
