import type { Block, TableRow } from '@voicecore/domain/knowledge';

/** What was read out of a file or page. */
export type DocumentText =
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] };

/** Why nothing was read. */
export type DocumentFault =
  | { readonly kind: 'wrong_type' | 'without_text' | 'locked' | 'unreadable' | 'too_large' }
  | { readonly kind: 'broken_table'; readonly line: number };

/** What the file or page is read as: its bytes tell, but for a page, whose server does. */
export interface DocumentHead {
  readonly page: boolean;
  readonly charset: string | null;
}

/** Thrown while reading; carried out of the child as its answer. */
export class Unreadable extends Error {
  constructor(readonly fault: DocumentFault) {
    super(fault.kind);
    this.name = 'Unreadable';
  }
}
