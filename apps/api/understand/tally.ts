import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../.data/understand');

/** What is counted together: one row of the table. */
export interface Row {
  /** What is measured; the limits in tools/understand.mjs refer to it. */
  readonly measure: string;
  readonly engine: 'menu' | 'stream' | 'search' | 'session' | 'live';
  readonly language: 'en' | 'es' | 'both';
  readonly part: string;
  readonly locked: boolean;
}

/** A sentence that was understood differently from what its author meant. */
export interface Confusion {
  readonly measure: string;
  readonly engine: string;
  readonly locked: boolean;
  readonly text: string;
  readonly expected: string;
  readonly got: string;
}

/** Counts what is correct, and keeps what is not. */
export class Tally {
  private readonly rows = new Map<string, Row & { of: number; hits: number }>();
  private readonly confusions: Confusion[] = [];

  constructor(private readonly name: string) {}

  /** `text`, `expected` and `got` describe a confusion; they are kept when `hit` is false. */
  count(row: Row, hit: boolean, confusion: Pick<Confusion, 'text' | 'expected' | 'got'>): void {
    const key = JSON.stringify(row);
    const counted = this.rows.get(key) ?? { ...row, of: 0, hits: 0 };
    counted.of += 1;
    if (hit) counted.hits += 1;
    else this.confusions.push({ measure: row.measure, engine: row.engine, locked: row.locked, ...confusion });
    this.rows.set(key, counted);
  }

  write(): void {
    mkdirSync(folder, { recursive: true });
    const report = { rows: [...this.rows.values()], confusions: this.confusions };
    writeFileSync(join(folder, `${this.name}.json`), JSON.stringify(report));
  }
}
