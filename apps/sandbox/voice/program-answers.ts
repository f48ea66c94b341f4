/** What the synthesizer's program returns; its audio is linear, 16 bits at 8 kHz. */
export type ProgramAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'sound'; readonly id: number; readonly samples: Buffer };

/** The output of the program cannot be parsed any more: the program has to be restarted. */
export class ProgramGibberish extends Error {}

/** A minute and a half of audio; a header line is far smaller. */
const MAX_BYTES = 1_500_000;
const MAX_HEADER = 1_000;
const LINE_END = 0x0a;

/** Assembles answers from the pieces that the pipe delivers. */
export class ProgramAnswers {
  private rest = Buffer.alloc(0);
  private header: { id: number; bytes: number } | null = null;

  /** @throws ProgramGibberish */
  read(piece: Buffer): readonly ProgramAnswer[] {
    this.rest = Buffer.concat([this.rest, piece]);
    const answers: ProgramAnswer[] = [];
    for (let answer = this.next(); answer !== null; answer = this.next()) {
      if (answer !== 'header') answers.push(answer);
    }
    return answers;
  }

  private next(): ProgramAnswer | 'header' | null {
    return this.header ? this.body(this.header) : this.line();
  }

  private body({ id, bytes }: { id: number; bytes: number }): ProgramAnswer | null {
    if (this.rest.length < bytes) return null;
    this.header = null;
    return { kind: 'sound', id, samples: this.take(bytes) };
  }

  private line(): ProgramAnswer | 'header' | null {
    const end = this.rest.indexOf(LINE_END);
    if (end > MAX_HEADER || (end < 0 && this.rest.length > MAX_HEADER)) throw new ProgramGibberish('no header');
    if (end < 0) return null;
    const said = parse(this.take(end + 1));
    if (said['ready'] === true) return { kind: 'ready' };
    if (typeof said['unavailable'] === 'string') return { kind: 'unavailable', reason: said['unavailable'] };
    const [id, bytes] = [Number(said['id']), Number(said['bytes'])];
    if (!Number.isInteger(id) || !Number.isInteger(bytes) || bytes < 0 || bytes % 2 !== 0 || bytes > MAX_BYTES) {
      throw new ProgramGibberish('invalid header');
    }
    this.header = { id, bytes };
    return 'header';
  }

  private take(bytes: number): Buffer {
    const taken = this.rest.subarray(0, bytes);
    this.rest = this.rest.subarray(bytes);
    return taken;
  }
}

function parse(line: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value));
  } catch {
    // Reported below, like any other line that is not a header.
  }
  throw new ProgramGibberish('not a JSON object');
}
