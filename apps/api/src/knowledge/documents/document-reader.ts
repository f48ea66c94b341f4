import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AppError } from '../../platform/app-error';
import { lineFault } from '../import-drafts';
import type { DocumentHead, DocumentText } from './document-text';

type Child = ChildProcessByStdio<Writable, Readable, null>;

interface Limits {
  /** Time limit of the child process from its start to its result, ms. */
  readonly ms: number;
  /** Limit of the data memory, kB. */
  readonly memoryKb: number;
}

const usualLimits: Limits = { ms: 20_000, memoryKb: 600_000 };
/** Maximum size of a file's text, bytes: a book has one or two million characters. */
const mostText = 8 * 1024 * 1024;
/** Number of files one process reads at the same time: calls need the cores too. */
const readersTogether = 2;
const readersWaiting = 20;

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number(), text: z.string() }),
  z.object({ kind: z.literal('question'), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('gap') }),
]);
const childAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('blocks'), blocks: z.array(block) }),
  z.object({ kind: z.literal('table'), rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })) }),
  z.object({ kind: z.literal('broken_table'), line: z.number() }),
  z.object({ kind: z.enum(['wrong_type', 'without_text', 'locked', 'unreadable', 'too_large']) }),
]);

/**
 * Reads files from users and web pages. The parsers are large and the files are untrusted, so each file is read by a
 * separate process with little memory, no secrets and a time limit.
 */
@Injectable()
export class DocumentReader {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly children = new Set<Child>();

  /** Returns the text of a file or page. Throws an `AppError` whose code says what is wrong with it. */
  async read(bytes: Buffer, head: DocumentHead, limits = usualLimits): Promise<DocumentText> {
    await this.enter();
    try {
      return textOf(await this.inChild(bytes, head, limits));
    } finally {
      this.leave();
    }
  }

  onModuleDestroy(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }

  private inChild(bytes: Buffer, head: DocumentHead, limits: Limits): Promise<string | null> {
    return new Promise((resolve) => {
      const child = start(head, limits);
      this.children.add(child);
      const said: Buffer[] = [];
      let length = 0;
      const late = setTimeout(() => child.kill('SIGKILL'), limits.ms);
      child.stdout.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > mostText) child.kill('SIGKILL');
        else said.push(chunk);
      });
      child.once('error', () => resolve(null));
      child.once('close', (code) => {
        clearTimeout(late);
        this.children.delete(child);
        resolve(code === 0 ? Buffer.concat(said).toString('utf8') : null);
      });
      // A child that has ended accepts no more input; its exit code reports the reason.
      child.stdin.on('error', () => undefined);
      child.stdin.end(bytes);
    });
  }

  private async enter(): Promise<void> {
    if (this.busy < readersTogether) {
      this.busy += 1;
      return;
    }
    if (this.waiting.length >= readersWaiting) throw new AppError('unavailable', { retryAfterSeconds: 10 });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }
}

/**
 * `ulimit -d` also limits buffers, which a limit on the JavaScript heap does not; where the system lacks it, only the
 * heap limit applies.
 */
function start(head: DocumentHead, { memoryKb }: Limits): Child {
  const script = require.resolve('./document-child');
  // In tests the TypeScript sources run directly.
  const loader = script.endsWith('.ts') ? ['--require', 'esbuild-register'] : [];
  const heap = `--max-old-space-size=${Math.floor(memoryKb / 2_000)}`;
  const command = `ulimit -d ${memoryKb} 2>/dev/null; exec "$0" "$@"`;
  return spawn('/bin/sh', ['-c', command, process.execPath, heap, ...loader, script, JSON.stringify(head)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
  });
}

function textOf(said: string | null): DocumentText {
  const answer = said === null ? null : childAnswer.safeParse(parsed(said));
  if (!answer?.success) throw new AppError('source_unreadable');
  switch (answer.data.kind) {
    case 'blocks':
    case 'table':
      return answer.data;
    case 'broken_table':
      throw lineFault(answer.data.line, 'has a quotation mark that is not closed');
    default:
      throw new AppError(`source_${answer.data.kind}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
