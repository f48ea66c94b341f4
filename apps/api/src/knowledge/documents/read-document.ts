import { textBlocks } from '@voicecore/domain/knowledge';
import { decodeText } from './decode';
import { Unreadable, type DocumentHead, type DocumentText } from './document-text';
import { docxHtml } from './docx-html';
import { htmlBlocks } from './html-blocks';
import { pdfText } from './pdf-text';
import { tableRows } from './table-rows';

/** The first bytes in which a PDF's signature may appear: some files have a few bytes before it. */
const headOfPdf = 1_024;
const zip = Buffer.from('PK\x03\x04', 'latin1');
/** The container format of old Office files, and of new ones with a password. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le');

/** Reads a file or page according to its bytes; its name does not matter. Throws `Unreadable`. */
export async function readDocument(bytes: Buffer, { page, charset }: DocumentHead): Promise<DocumentText> {
  if (bytes.subarray(0, headOfPdf).includes('%PDF-')) return withText(textBlocks(await pdfText(bytes)));
  if (bytes.subarray(0, 4).equals(zip)) return withText(htmlBlocks(await docxHtml(bytes)));
  if (bytes.subarray(0, 8).equals(compound))
    throw new Unreadable({ kind: bytes.includes(encryptedPart) ? 'locked' : 'wrong_type' });
  const text = decodeText(bytes, charset);
  if (text.includes('\0')) throw new Unreadable({ kind: 'wrong_type' });
  if (page || /^\s*(<!doctype html|<html|<head|<body)\b/i.test(text)) return withText(htmlBlocks(text));
  const rows = tableRows(text);
  return rows === null ? withText(textBlocks(text)) : { kind: 'table', rows };
}

function withText(blocks: ReturnType<typeof textBlocks>): DocumentText {
  if (blocks.every(({ kind }) => kind === 'gap')) throw new Unreadable({ kind: 'without_text' });
  return { kind: 'blocks', blocks };
}
