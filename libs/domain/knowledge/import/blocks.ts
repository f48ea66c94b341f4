/** A piece of a page, document or text, in order. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** Written as a question by its author: its answer follows. */
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** The end of a thought: what comes next belongs to no earlier question. */
  | { readonly kind: 'gap' };

/** "Q:", "Pregunta 3.", "P)" before a question. */
const questionMark = /^(?:[qp]\s*\d{0,3}\s*[:)]|(?:question|pregunta)\s*\d{0,3}\s*[:.)-])\s*(?=\S)/i;
/** "A:", "Answer:", "R.", "Respuesta:" before an answer. */
const answerMark = /^(?:[ar]\s*\d{0,3}\s*[:)]|(?:answer|respuesta)\s*\d{0,3}\s*[:.)-])\s*(?=\S)/i;
const listMark = /^\s*(?:[-*•·–]|\d{1,3}[.)])\s+/;
/** The most words of a question; longer lines that end in "?" are addressed to the caller, not asked by one. */
const mostQuestionWords = 30;

/** True when a line on its own is a question: it ends like one and is no longer than one. */
export function isQuestion(line: string): boolean {
  return /\?["'”’)*_\s]*$/.test(line) && line.split(/\s+/).length <= mostQuestionWords;
}

/** Parses questions and answers as people paste them: marks, headings, lists and plain paragraphs. */
export function textBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'text', text: paragraph.join('\n') });
    paragraph = [];
  };
  for (const raw of text.replace(/\r\n?/g, '\n').split('\n')) {
    const line = raw.replace(/\s+/gu, ' ').trim();
    if (line === '' || /^[-=_*]{3,}$/.test(line)) {
      flush();
      blocks.push({ kind: 'gap' });
      continue;
    }
    const block = lineBlock(line);
    if (block.kind === 'text') paragraph.push(block.text);
    else {
      flush();
      blocks.push(block);
    }
  }
  flush();
  return blocks;
}

/** Classifies a single line. */
export function lineBlock(line: string): Block {
  const heading = /^(#{1,6})\s+(.*\S)/.exec(line);
  if (heading) return titled(bare(heading[2] ?? ''), heading[1]?.length ?? 1);
  if (questionMark.test(line)) return { kind: 'question', text: bare(line.replace(questionMark, '')) };
  if (answerMark.test(line)) return { kind: 'text', text: line.replace(answerMark, '') };
  const plain = bare(line.replace(listMark, ''));
  if (isQuestion(plain)) return { kind: 'question', text: plain };
  if (/^(\*\*|__)(?!\s)[^*_]+\1:?$/.test(line)) return titled(plain, 3);
  return { kind: 'text', text: listMark.test(line) ? plain : line };
}

function titled(text: string, level: number): Block {
  return isQuestion(text) ? { kind: 'question', text } : { kind: 'heading', level, text };
}

/** Returns the line without the emphasis marks around it. */
function bare(line: string): string {
  return line.replace(/^[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}$/g, '').trim();
}
