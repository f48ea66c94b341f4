import { constants, setPriority } from 'node:os';
import { Unreadable, type DocumentFault, type DocumentHead, type DocumentText } from './document-text';
import { readDocument } from './read-document';

// A separate process for one file: whatever the file does to its parser, the calls continue.

/** Calls come first. */
setPriority(constants.priority.PRIORITY_LOW);

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  const head = JSON.parse(process.argv[2] ?? '{}') as DocumentHead;
  process.stdout.write(JSON.stringify(await answerTo(Buffer.concat(chunks), head)));
}

async function answerTo(bytes: Buffer, head: DocumentHead): Promise<DocumentText | DocumentFault> {
  try {
    return await readDocument(bytes, head);
  } catch (error) {
    return error instanceof Unreadable ? error.fault : { kind: 'unreadable' };
  }
}

void main();
