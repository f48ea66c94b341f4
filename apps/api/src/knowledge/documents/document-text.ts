import type { Block, TableRow } from '@voicecore/domain/knowledge';

/** The text read from a file or page. */
export type DocumentText =
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] };

/** Why nothing could be read. */
export type DocumentFault =
  | { readonly kind: 'wrong_type' | 'without_text' | 'locked' | 'unreadable' | 'too_large' }
  | { readonly kind: 'broken_table'; readonly line: number };

/** How to read the file or page. The bytes decide, except for a page, where the server's declaration does. */
export interface DocumentHead {
  readonly page: boolean;
  readonly charset: string | null;
}

/** Thrown while reading; the child process returns it as its result. */
export class Unreadable extends Error {
  constructor(readonly fault: DocumentFault) {
    super(fault.kind);
    this.name = 'Unreadable';
  }
}
